import type { Clock } from '../timing/clock';

/** A call that has brought no answer after this many ms is given up. */
export const callTimeoutMs = 25_000;

/** A signal that is aborted when a call has taken too long. Call `end` when it is over. */
export function startTimeLimit(clock: Clock): { signal: AbortSignal; end: () => void } {
  const limit = new AbortController();
  const timer = new AbortController();
  clock.sleep(callTimeoutMs, timer.signal).then(
    () => limit.abort(new Error('no answer in time')),
    () => undefined,
  );
  return { signal: limit.signal, end: () => timer.abort() };
}
