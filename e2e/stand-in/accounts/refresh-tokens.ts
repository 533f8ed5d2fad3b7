import { randomToken, type Token, type Tokens } from '../tokens';
import type { Account } from '../world/types';
import type { GrantLimit, SignInLimits } from './sign-in-limits';

export interface RefreshToken {
  value: string;
  account: Account;
  clientId: string;
  scopes: readonly string[];
}

export interface RefreshTokens {
  /** All that are valid, oldest first. */
  all(): readonly RefreshToken[];
  issue(token: Omit<RefreshToken, 'value'>): RefreshToken;
  find(value: string): RefreshToken | null;
  /** An access token of it; null: there were too many in the last ten minutes. */
  draw(token: RefreshToken): Token | null;
  /** Ends it and all its access tokens. false: there was none. */
  remove(value: string): boolean;
  /** Ends all, or those of one account. Nobody is told. */
  revoke(account?: Account): void;
}

/** They never expire and stay the same when they are used. */
export function createRefreshTokens(tokens: Tokens, limits: SignInLimits, limit: GrantLimit): RefreshTokens {
  const all = new Map<string, RefreshToken>();

  function remove(value: string): boolean {
    for (const token of tokens.drawnFrom(value)) tokens.remove(token.value);
    return all.delete(value);
  }

  return {
    all: () => [...all.values()],
    issue(token) {
      const issued = { ...token, value: randomToken() };
      all.set(issued.value, issued);
      const ofUser = [...all.values()].filter(
        ({ account, clientId }) => account === token.account && clientId === token.clientId,
      );
      for (const oldest of ofUser.slice(0, -limits.refreshTokens)) remove(oldest.value);
      return issued;
    },
    find: (value) => all.get(value) ?? null,
    draw({ value, account, clientId, scopes }) {
      if (!limit.take(`refresh token ${value}`)) return null;
      const drawn = tokens.issue({ account, clientId, scopes, refreshToken: value });
      for (const oldest of tokens.drawnFrom(value).slice(0, -limits.liveAccessTokens)) tokens.remove(oldest.value);
      return drawn;
    },
    remove,
    revoke(account) {
      for (const token of [...all.values()]) {
        if (!account || token.account === account) remove(token.value);
      }
    },
  };
}
