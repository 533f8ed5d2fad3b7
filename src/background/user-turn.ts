import type { Clock } from '../timing/clock';
import type { SyncEnd } from './list-reader';

/** Who asks again so soon gets what has just been read. */
const freshForMs = 5_000;

/** Lets a user who asks for the newest stars come between two calls of a pass that goes on for minutes. */
export interface UserTurn {
  /** True when the newest stars have been read only just now. */
  isFresh(): boolean;
  /** Resolves with how the next reading of the newest stars ends. Never, when none comes to its end. */
  wait(): Promise<SyncEnd>;
  /** The same; what is being read gives way. */
  ask(): Promise<SyncEnd>;
  isAsked(): boolean;
  /** Aborted as soon as a user asks. */
  signal(): AbortSignal;
  /** The first page is here: who has asked up to now has not asked in vain. */
  topWasRead(): void;
  /** Tells those who asked before the first page was here. */
  ended(end: SyncEnd): void;
  /** Nothing is being read any more. */
  stopped(): void;
}

export function createUserTurn(clock: Clock): UserTurn {
  let asked = new AbortController();
  let topReadAt = Number.NEGATIVE_INFINITY;
  let waiting: ((end: SyncEnd) => void)[] = [];
  let served: ((end: SyncEnd) => void)[] = [];
  const wait = () => new Promise<SyncEnd>((resolve) => void waiting.push(resolve));
  const takeBack = () => {
    if (asked.signal.aborted) asked = new AbortController();
  };

  return {
    isFresh: () => clock.monotonic() - topReadAt < freshForMs,
    wait,
    ask() {
      asked.abort(new Error('a user asks'));
      return wait();
    },
    isAsked: () => asked.signal.aborted,
    signal: () => asked.signal,
    topWasRead() {
      topReadAt = clock.monotonic();
      served.push(...waiting);
      waiting = [];
      takeBack();
    },
    ended(end) {
      for (const tell of served) tell(end);
      served = [];
    },
    stopped() {
      waiting = [];
      served = [];
      takeBack();
    },
  };
}
