import type { StoredToken, TokenStore } from '../browser/token-store';
import type { Access } from '../cliq/api';
import { dataCenters } from '../cliq/data-centers';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Clock } from '../timing/clock';
import type { ProveAccount } from './account-proof';
import type { RenewalEnd, TokenRenewal } from './token-renewal';
import type { Granted } from './token-source';
import type { InTurn } from './turns';

/** Why Zoho gives no token just now. */
export type RestReason = Extract<RenewalEnd, { kind: 'later' }>['why'];

/** Keeps a good token at hand as long as that is possible without the user. */
export interface TokenKeeper {
  /**
   * True when calls of this account may go out. Renews the token before, without showing anything, when it has ended, or soon
   * will; who asks meanwhile waits for the same renewal. Do not hold a slot of the throttle while waiting.
   */
  ready(account: Account): Promise<boolean>;
  /** How long `ready` will go on saying no because Zoho or Cliq could not be reached, ms; 0 when it is not so. */
  restMs(): number;
  /** Why, as far as Zoho is the cause. */
  whyResting(): RestReason | null;
  /** Perhaps it can be reached again: the next `ready` asks. */
  stopResting(): void;
  /** With what a call of this account goes out; null when that may not be. */
  access(account: Account): Promise<Access | null>;
  /** Cliq refused this token: no call goes out until there is a new one. `consent`: only the user can get one that is good. */
  expire(account: Account, token: string, cure: 'renewal' | 'consent'): Promise<void>;
  /** A token of whoever is signed in at Zoho now; the one that is kept when Zoho gives no other; null when there is none. */
  newest(account: Account): Promise<StoredToken | null>;
  /** Keeps what Zoho gave. `isProven`: it is known to be this account's. */
  save(accountId: string, granted: Granted, isProven: boolean): Promise<void>;
  /** Resolves when no renewal is under way. */
  idle(): Promise<void>;
}

/** A token that ends sooner is renewed first, in ms: longer than a call may take. */
const renewAheadMs = 2 * 60_000;
/** A token refused so soon after its renewal is not refused for its age, in ms. */
const renewedLatelyMs = 60_000;
/** How long to wait when Cliq could not tell whose the token is, in ms. */
const proofAgainMs = 30_000;

export function createTokenKeeper(parts: {
  replica: ReplicaWriter;
  tokens: TokenStore;
  clock: Clock;
  renewal: TokenRenewal;
  prove: ProveAccount;
  inTurn: InTurn;
  /** Called when only the user can go on. */
  onSignInNeeded: () => void;
}): TokenKeeper {
  const { replica, tokens, clock, inTurn } = parts;
  let renewing: Promise<boolean> | null = null;
  /** Monotonic ms. */
  let restsUntil = 0;
  let whyResting: RestReason | null = null;
  let renewedAt = Number.NEGATIVE_INFINITY;

  async function needSignIn(account: Account): Promise<void> {
    await replica.changeAccount(account.id, { signInNeeded: true });
    parts.onSignInNeeded();
  }

  /** Changes the account unless it has been signed out, or has got another token, meanwhile. */
  function changeIfStill(account: Account, token: string | null, change: () => Promise<void>): Promise<boolean> {
    return inTurn(async () => {
      const [current, stored] = [await replica.account(), await tokens.read()];
      if (current?.id !== account.id || (stored?.token ?? null) !== token) return false;
      await change();
      return true;
    });
  }

  const stored = (accountId: string, granted: Granted, isProven: boolean): StoredToken => ({
    accountId,
    token: granted.token,
    expiresAt: clock.now() + granted.expiresInMs,
    isProven,
    identity: granted.identity,
  });

  /** The token in the store, if it is this account's and good for so long. */
  async function storedFor(account: Account, forMs: number): Promise<StoredToken | null> {
    const found = await tokens.read();
    return found?.accountId === account.id && found.expiresAt > clock.now() + forMs ? found : null;
  }

  function rest(ms: number, why: RestReason | null): false {
    restsUntil = clock.monotonic() + ms;
    whyResting = why;
    return false;
  }
  const restMs = (): number => Math.max(0, restsUntil - clock.monotonic());

  async function newest(account: Account): Promise<StoredToken | null> {
    const old = (await tokens.read())?.token ?? null;
    const needUser = async () => {
      const last = await storedFor(account, 0);
      if (!last) await changeIfStill(account, old, () => needSignIn(account));
      return last;
    };
    const end = await parts.renewal.renew(account);
    switch (end.kind) {
      case 'renewed': {
        const whose = sameOrOther(account, end.granted);
        // Somebody else is signed in at Zoho now: their token is of no use here.
        if (whose === 'other') return needUser();
        const next = stored(account.id, end.granted, whose === 'same');
        renewedAt = clock.monotonic();
        return (await changeIfStill(account, old, () => tokens.save(next))) ? next : null;
      }
      case 'later':
        rest(end.waitMs, end.why);
        return storedFor(account, 0);
      case 'needs-user':
        return needUser();
    }
  }

  async function prepare(account: Account): Promise<boolean> {
    const token = (await storedFor(account, renewAheadMs)) ?? (await newest(account));
    if (!token) return false;
    if (token.isProven) return true;
    const proof = await parts.prove(account, accessWith(token, account));
    switch (proof) {
      case 'same':
        return changeIfStill(account, token.token, async () => {
          await tokens.save({ ...token, isProven: true });
          await replica.proveCredentials(account.id);
          if (token.identity) await replica.changeAccount(account.id, { identity: token.identity });
        });
      case 'later':
        return rest(proofAgainMs, null);
      case 'refused':
        await changeIfStill(account, token.token, async () => {
          await tokens.clear();
          await needSignIn(account);
        });
        return false;
      case 'unknown':
        await changeIfStill(account, token.token, async () => {
          await replica.changeAccount(account.id, { isDoubted: true });
          parts.onSignInNeeded();
        });
        return false;
    }
  }

  return {
    async ready(account) {
      if (account.signInNeeded || account.isDoubted) return false;
      if ((await storedFor(account, renewAheadMs))?.isProven) return true;
      if (restMs() > 0) return (await storedFor(account, 0))?.isProven ?? false;
      renewing ??= prepare(account).finally(() => {
        renewing = null;
      });
      return renewing;
    },
    restMs,
    whyResting: () => whyResting,
    stopResting() {
      restsUntil = 0;
    },
    async access(account) {
      if (account.signInNeeded || account.isDoubted) return null;
      const token = await storedFor(account, 0);
      return token?.isProven ? accessWith(token, account) : null;
    },
    expire: (account, token, cure) =>
      inTurn(async () => {
        // Another call has heard of it before, or a newer token is there already, or another account's.
        if ((await tokens.read())?.token !== token) return;
        await tokens.clear();
        // What has just been renewed and is refused again, no renewal will cure.
        const isNew = clock.monotonic() - renewedAt < renewedLatelyMs;
        if (cure === 'consent' || isNew) await needSignIn(account);
      }),
    newest,
    save(accountId, granted, isProven) {
      restsUntil = 0;
      return tokens.save(stored(accountId, granted, isProven));
    },
    idle: async () => void (await renewing?.catch(() => false)),
  };
}

const accessWith = ({ token }: StoredToken, account: Account): Access => ({
  origin: dataCenters[account.dataCenter].cliqOrigin,
  token,
});

/** Whose a new token is, as far as Zoho has said it; `unknown` where it has not, or not before. */
export function sameOrOther(account: Account, { identity, isSamePerson }: Granted): 'same' | 'other' | 'unknown' {
  if (!account.identity || !identity) return isSamePerson ? 'same' : 'unknown';
  return account.identity.userId === identity.userId ? 'same' : 'other';
}
