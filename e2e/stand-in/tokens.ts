import { randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import type { Account } from './world/types';

export interface Token {
  value: string;
  account: Account;
  clientId: string;
  scopes: readonly string[];
  expiresAt: number;
  /** The value of the refresh token it was drawn from. */
  refreshToken: string | null;
}

export interface IssueOptions {
  account?: Account;
  clientId?: string;
  scopes?: readonly string[];
  lifetimeMs?: number;
  refreshToken?: string;
}

export const STAR_SCOPES = ['ZohoCliq.Messages.CREATE', 'ZohoCliq.Messages.READ', 'ZohoCliq.Messages.DELETE'] as const;

export interface Tokens {
  /** An access token without the sign-in pages; by default for the first account and all three scopes. */
  issue(options?: IssueOptions): Token;
  /** The token of that value if it is neither expired nor revoked. */
  find(value: string): Token | null;
  /** The valid tokens of a refresh token, oldest first. */
  drawnFrom(refreshToken: string): Token[];
  remove(value: string): void;
  /** All tokens, or those of one account, are invalid from now on. */
  revoke(account?: Account): void;
  readonly lifetimeMs: number;
}

/** In the form of all of Zoho's tokens and codes. */
export function randomToken(): string {
  return `1000.${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`;
}

export function createTokens(clock: Clock, lifetimeMs: number, firstAccount: Account): Tokens {
  const tokens = new Map<string, Token>();
  return {
    lifetimeMs,
    issue(options = {}) {
      const token: Token = {
        value: randomToken(),
        account: options.account ?? firstAccount,
        clientId: options.clientId ?? '1000.STANDIN',
        scopes: options.scopes ?? STAR_SCOPES,
        expiresAt: clock.now() + (options.lifetimeMs ?? lifetimeMs),
        refreshToken: options.refreshToken ?? null,
      };
      tokens.set(token.value, token);
      return token;
    },
    find(value) {
      const token = tokens.get(value);
      return token && token.expiresAt > clock.now() ? token : null;
    },
    drawnFrom: (refreshToken) =>
      [...tokens.values()].filter((token) => token.refreshToken === refreshToken && token.expiresAt > clock.now()),
    remove(value) {
      tokens.delete(value);
    },
    revoke(account) {
      for (const token of tokens.values()) {
        if (!account || token.account === account) tokens.delete(token.value);
      }
    },
  };
}
