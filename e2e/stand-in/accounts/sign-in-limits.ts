import type { Clock } from '../clock';

/** Zoho's limits on grants and tokens. */
export interface SignInLimits {
  /** Tokens a user is given without a refresh token, codes a client is given, and access tokens of a refresh token: so many in any window. */
  grants: number;
  windowMs: number;
  /** Of one user and client; one more deletes the oldest, with its access tokens. */
  refreshTokens: number;
  /** Of one refresh token; one more deletes the oldest. The documents say 10, 15 or 30. */
  liveAccessTokens: number;
  codeLifetimeMs: number;
}

export const DOCUMENTED_SIGN_IN_LIMITS: SignInLimits = {
  grants: 10,
  windowMs: 600_000,
  refreshTokens: 20,
  liveAccessTokens: 10,
  codeLifetimeMs: 120_000,
};

export interface GrantLimit {
  /** Counts one more for that key. false: it would be one too many, and nothing is counted. */
  take(key: string): boolean;
  /** Whether one more would be too many. */
  isReached(key: string): boolean;
  clear(): void;
}

/** Never more than the limit in any window, wherever it begins. */
export function createGrantLimit(clock: Clock, { grants, windowMs }: SignInLimits): GrantLimit {
  const times = new Map<string, number[]>();
  function recent(key: string): number[] {
    const found = (times.get(key) ?? []).filter((time) => time > clock.now() - windowMs);
    times.set(key, found);
    return found;
  }
  return {
    take(key) {
      const found = recent(key);
      if (found.length >= grants) return false;
      found.push(clock.now());
      return true;
    },
    isReached: (key) => recent(key).length >= grants,
    clear: () => times.clear(),
  };
}
