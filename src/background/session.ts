import type { StoredToken, TokenStore } from '../browser/token-store';
import type { Access } from '../cliq/api';
import { dataCenters } from '../cliq/data-centers';
import { authorizationUrl, createState, readGrant, stateLifetimeMs } from '../cliq/oauth';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account, DataCenterId } from '../stars/account';
import { cleanClientId, clientIdProblem } from '../stars/client-id';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { ProveAccount } from './account-proof';
import type { TokenRenewal } from './token-renewal';

/** Who is signed in, and the token. Nothing but the background sees the token. */
export interface Session {
  account(): Promise<Account | null>;
  /**
   * True when calls of this account may go out. Renews the token before, without showing anything, when it has ended, or soon
   * will; who asks meanwhile waits for the same renewal. Do not hold a slot of the throttle while waiting.
   */
  ready(account: Account): Promise<boolean>;
  /** How long `ready` will go on saying no because Zoho or Cliq could not be reached, ms; 0 when it is not so. */
  restMs(): number;
  /** With what a call of this account goes out; null when that may not be. */
  access(account: Account): Promise<Access | null>;
  /** Cliq refused this token: no call goes out until there is a new one. `consent`: only the user can get one that is good. */
  expire(account: Account, token: string, cure: 'renewal' | 'consent'): Promise<void>;
  /** The user says whose the new token is. See `StarService.confirmAccount`. */
  confirm(isSame: boolean): Promise<void>;
  /** The organization's number, learnt from a page's address. */
  learnOrganization(organizationId: string): Promise<void>;
  /** @throws ServiceError `client-id-…`, `sign-in-…`, `not-saved` */
  signIn(settings: SignInSettings): Promise<Account>;
  /** Wipes everything of the account, then forgets the token. When it rejects, the account may still be there. */
  signOut(): Promise<void>;
  /** Call it at the start of a worker: renews a token that went with the browser, and forgets one whose account is gone. */
  recover(): Promise<void>;
}

/** A token that ends sooner is renewed first, in ms: longer than a call may take. */
const renewAheadMs = 2 * 60_000;
/** A token refused so soon after its renewal is not refused for its age, in ms. */
const renewedLatelyMs = 60_000;
/** How long to wait when Cliq could not tell whose the token is, in ms. */
const proofAgainMs = 30_000;

export function createSession(parts: {
  replica: ReplicaWriter;
  tokens: TokenStore;
  openAuthWindow: (url: string) => Promise<string>;
  redirectUrl: () => string;
  clock: Clock;
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  renewal: TokenRenewal;
  prove: ProveAccount;
  newId: () => string;
  /** Called when only the user can go on. */
  onSignInNeeded: () => void;
}): Session {
  const { replica, tokens, clock } = parts;
  let renewing: Promise<boolean> | null = null;
  /** Monotonic ms. */
  let restsUntil = 0;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let pending: { settings: SignInSettings; account: Promise<Account> } | null = null;

  let last: Promise<unknown> = Promise.resolve();

  /** Token and account are two places: whoever changes both must not meet another one half way. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run, run);
    last = turn;
    return turn;
  }

  async function ask(settings: SignInSettings): Promise<Extract<ReturnType<typeof readGrant>, { kind: 'granted' }>> {
    const timer = new AbortController();
    const state = createState(parts.random);
    const redirectUrl = parts.redirectUrl();
    const { accountsOrigin } = dataCenters[settings.dataCenter];
    const url = authorizationUrl({ accountsOrigin, clientId: settings.clientId, redirectUrl, state });
    try {
      const answer = await Promise.race([
        parts.openAuthWindow(url),
        clock.sleep(stateLifetimeMs, timer.signal).then(() => {
          throw new ServiceError('sign-in-timed-out');
        }),
      ]);
      return grantOf(readGrant(answer, { redirectUrl, state }));
    } finally {
      timer.abort();
    }
  }

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

  async function enter(settings: SignInSettings): Promise<Account> {
    // Chromium allows one window at a time, also out of sight.
    if (renewing) await renewing.catch(() => false);
    const granted = await ask(settings);
    await parts.renewal.count();
    const dataCenter = dataCenterNamed(granted.location) ?? settings.dataCenter;
    return inTurn(async () => {
      const known = await replica.account();
      // Somebody of another data center is somebody else: what waits here must not go out under that name. Whether it is somebody else
      // of the same data center, the list will show (`prove`).
      if (known && known.dataCenter !== dataCenter) throw new ServiceError('sign-in-other-account', dataCenter);
      const account = {
        ...(known ?? { id: parts.newId(), organizationId: null }),
        dataCenter,
        signInNeeded: false,
        isDoubted: false,
      };
      const expiresAt = clock.now() + granted.expiresInMs;
      await tokens.save({ accountId: account.id, token: granted.token, expiresAt, isProven: known === null });
      await replica.saveAccount(account).catch(async (cause: unknown) => {
        await tokens.clear();
        throw new ServiceError('not-saved', cause instanceof Error ? cause.name : '');
      });
      return account;
    });
  }

  /** The token in the store, if it is this account's and good for so long. */
  async function storedFor(account: Account, forMs: number): Promise<StoredToken | null> {
    const stored = await tokens.read();
    return stored?.accountId === account.id && stored.expiresAt > clock.now() + forMs ? stored : null;
  }
  const accessWith = (stored: StoredToken, account: Account): Access => ({
    origin: dataCenters[account.dataCenter].cliqOrigin,
    token: stored.token,
  });
  const restMs = (): number => Math.max(0, restsUntil - clock.monotonic());

  async function access(account: Account): Promise<Access | null> {
    if (account.signInNeeded || account.isDoubted) return null;
    const stored = await storedFor(account, 0);
    return stored?.isProven ? accessWith(stored, account) : null;
  }

  function rest(ms: number): false {
    restsUntil = clock.monotonic() + ms;
    return false;
  }

  /** A token that is good for a while; null when there is none, and the account says whether the user is needed. */
  async function freshToken(account: Account): Promise<StoredToken | null> {
    const good = await storedFor(account, renewAheadMs);
    if (good) return good;
    const old = await tokens.read();
    const end = await parts.renewal.renew();
    switch (end.kind) {
      case 'renewed': {
        const fresh = { accountId: account.id, token: end.token, expiresAt: end.expiresAt, isProven: false };
        renewedAt = clock.monotonic();
        return (await changeIfStill(account, old?.token ?? null, () => tokens.save(fresh))) ? fresh : null;
      }
      case 'later':
        rest(end.waitMs);
        return storedFor(account, 0);
      case 'needs-user': {
        const last = await storedFor(account, 0);
        if (!last) await changeIfStill(account, old?.token ?? null, () => needSignIn(account));
        return last;
      }
    }
  }

  async function prepare(account: Account): Promise<boolean> {
    const token = await freshToken(account);
    if (!token) return false;
    if (token.isProven) return true;
    const proof = await parts.prove(account, accessWith(token, account));
    switch (proof) {
      case 'same':
        return changeIfStill(account, token.token, () => tokens.save({ ...token, isProven: true }));
      case 'later':
        return rest(proofAgainMs);
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

  async function ready(account: Account): Promise<boolean> {
    if (account.signInNeeded || account.isDoubted) return false;
    if ((await storedFor(account, renewAheadMs))?.isProven) return true;
    if (restMs() > 0) return (await storedFor(account, 0))?.isProven ?? false;
    renewing ??= prepare(account).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    account: () => replica.account(),
    ready,
    restMs,
    access,
    expire: (account, token, cure) =>
      inTurn(async () => {
        const stored = await tokens.read();
        // Another call has heard of it before, or a newer token is there already, or another account's.
        if (stored?.token !== token) return;
        await tokens.clear();
        // What has just been renewed and is refused again, no renewal will cure.
        const isNew = clock.monotonic() - renewedAt < renewedLatelyMs;
        if (cure === 'consent' || isNew) await needSignIn(account);
      }),
    async confirm(isSame) {
      const doubted = await replica.account();
      if (!doubted) throw new ServiceError('signed-out');
      if (!doubted.isDoubted) return;
      // The one that was doubted may have ended while the question stood: the answer is about who is signed in now.
      const token = await freshToken(doubted);
      await inTurn(async () => {
        const account = await replica.account();
        if (account?.id !== doubted.id) return;
        if (isSame) {
          if (token) await tokens.save({ ...token, isProven: true });
          await replica.changeAccount(account.id, { isDoubted: false });
          return;
        }
        await replica.wipe();
        const other = { ...account, id: parts.newId(), organizationId: null, isDoubted: false };
        if (token) await tokens.save({ ...token, accountId: other.id, isProven: true });
        await replica.saveAccount(other);
      });
    },
    async learnOrganization(organizationId) {
      const account = await replica.account();
      if (account && account.organizationId === null) await replica.changeAccount(account.id, { organizationId });
    },
    async signIn(given) {
      const problem = clientIdProblem(given.clientId);
      if (problem) throw new ServiceError(problem);
      const settings = { ...given, clientId: cleanClientId(given.clientId) };
      // Chromium allows one window at a time. Who presses twice waits for the window that is open already.
      if (pending && !isSame(pending.settings, settings)) throw new ServiceError('sign-in-busy');
      pending ??= {
        settings,
        account: enter(settings).finally(() => {
          pending = null;
        }),
      };
      return pending.account;
    },
    // In this order, a crash in between leaves a token without an account: nothing uses it, and `recover` forgets it.
    signOut: () =>
      inTurn(async () => {
        await replica.wipe();
        await tokens.clear();
      }),
    async recover() {
      const account = await replica.account();
      if (account) return void (await ready(account));
      await inTurn(async () => {
        if ((await replica.account()) === null && (await tokens.read()) !== null) await tokens.clear();
      });
    },
  };
}

function grantOf(grant: ReturnType<typeof readGrant>): Extract<typeof grant, { kind: 'granted' }> {
  switch (grant.kind) {
    case 'granted':
      return grant;
    case 'denied':
      throw new ServiceError(grant.error === 'access_denied' ? 'sign-in-denied' : 'sign-in-refused', grant.error);
    case 'state-mismatch':
      throw new ServiceError('sign-in-state-mismatch');
    case 'no-token':
      throw new ServiceError('sign-in-no-token');
  }
}

/** Zoho names the data center in the answer; only a name of the table counts. */
function dataCenterNamed(location: string | null): DataCenterId | null {
  return Object.values(dataCenters).find(({ id }) => id === location)?.id ?? null;
}

function isSame(left: SignInSettings, right: SignInSettings): boolean {
  return left.clientId === right.clientId && left.dataCenter === right.dataCenter;
}
