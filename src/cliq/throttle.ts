import type { Clock } from '../timing/clock';
import { createVerbThrottle } from './throttle-verb';

export type Verb = 'POST' | 'GET' | 'DELETE';

/** `user`: somebody waits for it. `background`: it can wait, and leaves room for users. */
export type Priority = 'user' | 'background';

/** What the caller saw of the answer. Any answer counts, whatever its status; no answer at all is `Slot.lost`. */
export interface CallReport {
  /** Set when Cliq refused the call by its limit: HTTP 429, or HTTP 400 `request_limit_exceeded`. */
  throttled: { retryAfterMs: number | null } | null;
  /** Cliq itself did it or said why not. False for what a gate before it may have said: 401, 5xx, a web page. */
  isServed: boolean;
  /** The answer's `Date` header, epoch milliseconds. */
  serverTime: number | null;
}

/**
 * The right to send one call. Report exactly once, in a `finally`: an unreported slot stays taken until the worker ends. A second
 * report changes nothing. Reports never reject: when they cannot be stored, the disk still holds the more careful state.
 */
export interface Slot {
  readonly verb: Verb;
  /** Its answer has arrived: free again after 60 s + 250 ms. Resolves when stored. */
  answered(report: CallReport): Promise<void>;
  /** No answer (network error, time-out, abort): free again after 60 s + 30 s, for the request may still arrive. */
  lost(): Promise<void>;
  /** Nothing was sent: free at once. */
  unused(): Promise<void>;
}

/** Cliq refused a call, so nothing of this verb is sent until then. */
export interface Pause {
  verb: Verb;
  /** Epoch milliseconds. */
  until: number;
}

/** A call that may still count in the server's window. Times are epoch milliseconds. */
export interface RestingSlot {
  /** When its answer arrived or was given up, by this computer's clock. */
  since: number;
  /** The same moment by Cliq's clock, at the latest; null when not known. */
  serverSince: number | null;
  /** It had no answer. */
  lost: boolean;
}

/** What is stored of one verb. Times are epoch milliseconds by this computer's clock. */
export interface VerbRecord {
  /** Slots handed out and not reported yet. */
  open: number;
  resting: RestingSlot[];
  /** Stays until a call has gone through after it, so `until` may be past. */
  pause: { until: number; lengthMs: number } | null;
  /** Another device shares the user's limit: half the slots until then. */
  sharedUntil: number | null;
}

export interface SlotStore {
  load(verb: Verb): Promise<VerbRecord | undefined>;
  /** Durable when resolved. */
  save(verb: Verb, record: VerbRecord): Promise<void>;
}

export interface Throttle {
  /**
   * Resolves with a slot that is reserved on disk. Rejects, with nothing to send and no slot taken, with the signal's reason when
   * aborted first, or with the store's error when the state could not be read or the reservation not written.
   */
  acquire(verb: Verb, options: { priority: Priority; signal?: AbortSignal | undefined }): Promise<Slot>;
  /** Epoch ms before which no acquire can succeed (for an alarm); now or earlier when free. Does not count who waits already. */
  freeAt(verb: Verb, priority: Priority): Promise<number>;
  /**
   * The pauses that are not over. What the disk says of them is brought up to date: the wall clock may have been set, or the computer
   * have slept.
   */
  pauses(): Promise<Pause[]>;
}

/** Zoho Cliq REST API v3, Stars: threshold 50 (list: 30) requests a minute, lock period 5 minutes. */
export const requestsPerMinute: Readonly<Record<Verb, number>> = { POST: 50, GET: 30, DELETE: 50 };

const verbs: readonly Verb[] = ['POST', 'GET', 'DELETE'];

/** Slots that background calls leave for users: the list is what users wait for. */
const reservedForUsers: Readonly<Record<Verb, number>> = { POST: 0, GET: 3, DELETE: 0 };

/**
 * Keeps Cliq's limits as its server sees them, over network jitter, worker kills, restarts and a clock that is set (docs/architecture.md).
 * One instance may use a store at a time. The verbs are independent. `onChange` is told when a verb's pause begins, moves (on the
 * wall clock, too) or is lifted by a call that went through; it must not throw.
 */
export function createThrottle(args: {
  store: SlotStore;
  clock: Clock;
  limits?: Readonly<Record<Verb, number>>;
  onChange?: (verb: Verb) => void;
}): Throttle {
  const { store, clock, limits = requestsPerMinute, onChange } = args;
  const create = (verb: Verb) =>
    createVerbThrottle({
      verb,
      store,
      clock,
      limit: limits[verb],
      reserve: reservedForUsers[verb],
      onPause: () => onChange?.(verb),
    });
  const throttles = { POST: create('POST'), GET: create('GET'), DELETE: create('DELETE') };

  return {
    acquire: (verb, { priority, signal }) => throttles[verb].acquire(priority, signal),
    freeAt: (verb, priority) => throttles[verb].freeAt(priority),
    pauses: async () => (await Promise.all(verbs.map((verb) => throttles[verb].pauses()))).flat(),
  };
}
