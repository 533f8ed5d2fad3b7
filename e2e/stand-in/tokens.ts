import { randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import type { Account } from './world/types';

export interface Token {
  value: string;
  account: Account;
  clientId: string;
  scopes: readonly string[];
  expiresAt: number;
}

export interface IssueOptions {
  account?: Account;
  clientId?: string;
  scopes?: readonly string[];
  lifetimeMs?: number;
}

export const STAR_SCOPES = ['ZohoCliq.Messages.CREATE', 'ZohoCliq.Messages.READ', 'ZohoCliq.Messages.DELETE'] as const;

export interface Tokens {
  /** An access token without the sign-in pages; by default for the first account and all three scopes. */
  issue(options?: IssueOptions): Token;
  /** The token of that value if it is neither expired nor revoked. */
  find(value: string): Token | null;
  /** All tokens, or those of one account, are invalid from now on. */
  revoke(account?: Account): void;
  readonly lifetimeMs: number;
}

export function createTokens(clock: Clock, lifetimeMs: number, firstAccount: Account): Tokens {
  const tokens = new Map<string, Token>();
  return {
    lifetimeMs,
    issue(options = {}) {
      const token: Token = {
        value: `1000.${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`,
        account: options.account ?? firstAccount,
        clientId: options.clientId ?? '1000.STANDIN',
        scopes: options.scopes ?? STAR_SCOPES,
        expiresAt: clock.now() + (options.lifetimeMs ?? lifetimeMs),
      };
      tokens.set(token.value, token);
      return token;
    },
    find(value) {
      const token = tokens.get(value);
      return token && token.expiresAt > clock.now() ? token : null;
    },
    revoke(account) {
      for (const token of tokens.values()) {
        if (!account || token.account === account) tokens.delete(token.value);
      }
    },
  };
}
