/** Time as an argument, so that tests can hold it. The browser's own is `src/browser/system-clock.ts`. */
export interface Clock {
  /** Wall clock, epoch milliseconds. May jump; the only time that means anything across a restart. */
  now(): number;
  /** Milliseconds since some fixed moment of this worker's life; never jumps. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
