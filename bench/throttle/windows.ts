import { windowMs } from './limiters';

/** The most of these in any 60 s, one end included. */
export function worstWindow(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let worst = 0;
  let oldest = 0;
  for (const [index, time] of sorted.entries()) {
    while (time - (sorted[oldest] ?? time) >= windowMs) oldest += 1;
    worst = Math.max(worst, index - oldest + 1);
  }
  return worst;
}

/**
 * The mildest reading of Cliq's documents, for the peers' sake: more than `limit` in 60 s lock it for five minutes; calls into a lock are
 * refused and count for nothing, and after it all is forgotten.
 */
export function createLockingServer(limit: number) {
  let window: number[] = [];
  let lockedUntil = 0;
  let accepted = 0;
  let locks = 0;
  return {
    /** False: refused. */
    arrive(time: number): boolean {
      if (time < lockedUntil) return false;
      window = [...window.filter((before) => time - before < windowMs), time];
      if (window.length > limit) {
        window = [];
        lockedUntil = time + 5 * windowMs;
        locks += 1;
        return false;
      }
      accepted += 1;
      return true;
    },
    accepted: () => accepted,
    locks: () => locks,
  };
}
