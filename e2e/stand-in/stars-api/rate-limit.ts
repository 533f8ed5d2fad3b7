import type { Clock } from '../clock';

export const VERBS = ['POST', 'GET', 'DELETE'] as const;
export type Verb = (typeof VERBS)[number];

export interface RateLimitOptions {
  /** Calls a user may make of each verb in any window. */
  limits: Record<Verb, number>;
  windowMs: number;
  /** How long a verb stays shut after the call too many. */
  lockMs: number;
}

/** The documented threshold (50 / 30 / 50 a minute) and lock period (5 minutes). */
export const DOCUMENTED_LIMITS: RateLimitOptions = {
  limits: { POST: 50, GET: 30, DELETE: 50 },
  windowMs: 60_000,
  lockMs: 300_000,
};

export interface RateLimit {
  /** Counts a call at its arrival. null: let it pass. Otherwise how long the verb stays locked. */
  arrive(userId: string, verb: Verb): { lockedForMs: number } | null;
  /** Opens all locks and forgets all calls. */
  clear(): void;
}

/** A strict sliding window for each user and verb: never more than the limit in any window, wherever it begins. */
export function createRateLimit(clock: Clock, options: RateLimitOptions, lockExtends: () => boolean): RateLimit {
  const buckets = new Map<string, { arrivals: number[]; lockedUntil: number }>();
  return {
    arrive(userId, verb) {
      const now = clock.now();
      const key = `${userId} ${verb}`;
      const bucket = buckets.get(key) ?? { arrivals: [], lockedUntil: 0 };
      buckets.set(key, bucket);
      if (now < bucket.lockedUntil) {
        if (lockExtends()) bucket.lockedUntil = now + options.lockMs;
        return { lockedForMs: bucket.lockedUntil - now };
      }
      bucket.arrivals = bucket.arrivals.filter((arrival) => arrival > now - options.windowMs);
      bucket.arrivals.push(now);
      if (bucket.arrivals.length <= options.limits[verb]) return null;
      bucket.lockedUntil = now + options.lockMs;
      return { lockedForMs: options.lockMs };
    },
    clear: () => buckets.clear(),
  };
}
