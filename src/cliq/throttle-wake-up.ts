import type { Clock } from '../stars/clock';

/** One wake-up at a time, and none when nobody waits. */
export interface WakeUp {
  /** Calls `wake` at this monotonic time or a little earlier, unless it is moved or cancelled first. */
  at(monotonic: number): void;
  cancel(): void;
}

export function createWakeUp(clock: Clock, wake: () => void): WakeUp {
  let pending: { at: number; abort: AbortController } | undefined;
  const cancel = (): void => {
    pending?.abort.abort();
    pending = undefined;
  };
  return {
    at: (monotonic) => {
      if (pending && pending.at <= monotonic) return;
      cancel();
      const mine = { at: monotonic, abort: new AbortController() };
      pending = mine;
      clock.sleep(Math.max(1, Math.ceil(monotonic - clock.monotonic())), mine.abort.signal).then(
        () => {
          if (pending !== mine) return;
          pending = undefined;
          wake();
        },
        () => {
          if (pending === mine) pending = undefined;
        },
      );
    },
    cancel,
  };
}
