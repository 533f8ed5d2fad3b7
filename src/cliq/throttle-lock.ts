import type { Clock } from '../timing/clock';
import type { VerbRecord } from './throttle';

/** Zoho Cliq REST API v3, Stars: "lock period 5 minutes". */
const lockMs = 5 * 60_000;
/** Where doubling ends. */
const longestLockMs = 30 * 60_000;
/** A longer `Retry-After` is cut: nobody means it. */
const longestRetryAfterMs = 24 * 60 * 60_000;
/** How long after somebody else's lock only half the slots are used. */
const sharedMs = 60 * 60_000;

/** What a verb knows about Cliq's lock. All times are monotonic milliseconds. */
export interface Lock {
  /** No call may go. */
  paused(): boolean;
  /** No pause any more, but the next call goes alone, and only its answer opens the verb. */
  awaitsProbe(): boolean;
  pausedUntil(): number;
  /** Another device shares the user's limit: until then only half the slots are used. */
  sharedUntil(): number;
  /** A call was refused by the limit. `probe`: it was the one alone; `foreign`: our own calls cannot have caused it. */
  refused(refusal: { probe: boolean; foreign: boolean; retryAfterMs: number | null }): void;
  /** The probe was served. */
  reopen(): void;
  stored(): Pick<VerbRecord, 'pause' | 'sharedUntil'>;
}

const within = (value: number, longest: number, otherwise: number): number =>
  Number.isFinite(value) ? Math.min(Math.max(value, 0), longest) : otherwise;

export function createLock(args: { clock: Clock; record: VerbRecord | undefined }): Lock {
  const { clock, record } = args;
  // A pause never has more left than its own length: a clock set back cannot make it longer.
  let lengthMs = record?.pause ? within(record.pause.lengthMs, longestRetryAfterMs, lockMs) : 0;
  let until = clock.monotonic() + within((record?.pause?.until ?? 0) - clock.now(), lengthMs, lengthMs);
  let sharedUntil = Math.min(
    clock.monotonic() + (record?.sharedUntil ?? Number.NEGATIVE_INFINITY) - clock.now(),
    until + sharedMs,
  );

  const paused = (): boolean => lengthMs > 0 && clock.monotonic() < until;
  const onWallClock = (monotonic: number): number => Math.ceil(clock.now() + monotonic - clock.monotonic());

  return {
    paused,
    awaitsProbe: () => lengthMs > 0 && !paused(),
    pausedUntil: () => until,
    sharedUntil: () => sharedUntil,
    refused: ({ probe, foreign, retryAfterMs }) => {
      const asked = retryAfterMs === null ? 0 : within(retryAfterMs, longestRetryAfterMs, 0);
      // Calls that were under way when the first refusal came prolong the pause to their own answer, no more.
      const own = probe ? Math.min(2 * lengthMs, longestLockMs) : Math.max(lengthMs, lockMs);
      lengthMs = Math.max(own, asked);
      until = Math.max(until, clock.monotonic() + lengthMs);
      if (foreign) sharedUntil = until + sharedMs;
    },
    reopen: () => {
      lengthMs = 0;
    },
    stored: () => ({
      pause: lengthMs > 0 ? { until: onWallClock(until), lengthMs } : null,
      sharedUntil: sharedUntil > clock.monotonic() ? onWallClock(sharedUntil) : null,
    }),
  };
}
