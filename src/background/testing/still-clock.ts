import type { Clock } from '../../timing/clock';

/** A clock that stands still until the test moves it. */
export function createStillClock() {
  let now = Date.UTC(2026, 10, 22, 9);
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { at: now + ms, wake };
        function wake() {
          signal?.removeEventListener('abort', give);
          resolve();
        }
        function give() {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', give);
      }),
  };
  const advance = (ms: number) => {
    now += ms;
    for (const sleeper of [...sleepers].filter(({ at }) => at <= now)) {
      sleepers.delete(sleeper);
      sleeper.wake();
    }
  };
  return { clock, advance };
}
