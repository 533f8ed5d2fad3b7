import type { Account } from '../world/types';

export interface Grant {
  account: Account;
  clientId: string;
  scopes: readonly string[];
  /** The user ticked "for the entire session", which silent renewal asks for. */
  forSession: boolean;
}

export interface Grants {
  /** What the consent page was told so far. */
  readonly all: readonly Grant[];
  add(grant: Grant): void;
  /** Whether the account was ever granted to the client. */
  has(account: Account, clientId: string): boolean;
  /** The scopes granted for the browser session that is open now; null: no such grant. */
  ofSession(account: Account, clientId: string): ReadonlySet<string> | null;
  /** The browser session ends, and with it what was granted for it. */
  endSession(): void;
}

export function createGrants(): Grants {
  const all: Grant[] = [];
  const ofSession = new Set<Grant>();
  const isOf = (grant: Grant, account: Account, clientId: string) =>
    grant.account === account && grant.clientId === clientId;
  return {
    all,
    add(grant) {
      all.push(grant);
      if (grant.forSession) ofSession.add(grant);
    },
    has: (account, clientId) => all.some((grant) => isOf(grant, account, clientId)),
    ofSession(account, clientId) {
      const found = [...ofSession].filter((grant) => isOf(grant, account, clientId));
      return found.length === 0 ? null : new Set(found.flatMap((grant) => grant.scopes));
    },
    endSession: () => ofSession.clear(),
  };
}
