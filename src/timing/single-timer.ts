import type { Clock } from './clock';

/** Wakes at one time, and not at all when nobody waits. */
export interface SingleTimer {
  /** Calls `wake` at this monotonic time, or earlier when an earlier one is asked for, and then no more. */
  at(monotonic: number): void;
  cancel(): void;
}

export function createSingleTimer(clock: Clock, wake: () => void): SingleTimer {
  let abort = new AbortController();
  let pendingAt = Number.POSITIVE_INFINITY;
  const cancel = (): void => {
    if (pendingAt === Number.POSITIVE_INFINITY) return;
    pendingAt = Number.POSITIVE_INFINITY;
    abort.abort();
    abort = new AbortController();
  };
  return {
    at: (monotonic) => {
      if (pendingAt <= monotonic) return;
      cancel();
      pendingAt = monotonic;
      const { signal } = abort;
      clock.sleep(Math.max(1, Math.ceil(monotonic - clock.monotonic())), signal).then(
        () => {
          if (signal.aborted) return;
          pendingAt = Number.POSITIVE_INFINITY;
          wake();
        },
        () => {
          if (!signal.aborted) pendingAt = Number.POSITIVE_INFINITY;
        },
      );
    },
    cancel,
  };
}
