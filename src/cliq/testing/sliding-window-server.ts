/** A server as strict as Cliq's documents allow: no 60 s with more than `limit` requests, refused ones count, five minutes locked. */
export interface SlidingWindowServer {
  /** False: refused by the limit. */
  arrive(time: number): boolean;
  /** Times at which a request was one too many, or came into a lock. */
  violations(): number;
  accepted(): number;
  /** The most requests in any 60 s, both ends included. */
  worst(): number;
  /** Refuses everything until then, as when another device has tripped the limit. */
  lockUntil(time: number): void;
}

const windowMs = 60_000;
const lockMs = 300_000;

export function createSlidingWindowServer(limit: number): SlidingWindowServer {
  const arrivals: number[] = [];
  let oldest = 0;
  let lockedUntil = 0;
  let foreignUntil = 0;
  let violations = 0;
  let accepted = 0;
  let worst = 0;

  return {
    arrive: (time) => {
      arrivals.push(time);
      while ((arrivals[oldest] ?? time) < time - windowMs) oldest += 1;
      const count = arrivals.length - oldest;
      worst = Math.max(worst, count);
      if (count > limit) {
        violations += 1;
        lockedUntil = time + lockMs;
      }
      const isAccepted = time >= Math.max(lockedUntil, foreignUntil);
      if (isAccepted) accepted += 1;
      return isAccepted;
    },
    violations: () => violations,
    accepted: () => accepted,
    worst: () => worst,
    lockUntil: (time) => {
      foreignUntil = time;
    },
  };
}
