import type { TokenStore } from '../browser/token-store';
import type { Access } from '../cliq/api';
import { dataCenters } from '../cliq/data-centers';
import { authorizationUrl, createState, readGrant, stateLifetimeMs } from '../cliq/oauth';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account, DataCenterId } from '../stars/account';
import { cleanClientId, clientIdProblem } from '../stars/client-id';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';

/** Who is signed in, and the token. Nothing but the background sees the token. */
export interface Session {
  account(): Promise<Account | null>;
  /** With what a call of this account goes out; null while sign-in is needed. */
  access(account: Account): Promise<Access | null>;
  /** Cliq refused this token: no call goes out until the user has signed in again. */
  expire(account: Account, token: string): Promise<void>;
  /** The organization's number, learnt from a page's address. */
  learnOrganization(organizationId: string): Promise<void>;
  /** @throws ServiceError `client-id-…`, `sign-in-…`, `not-saved` */
  signIn(settings: SignInSettings): Promise<Account>;
  /** Wipes everything of the account, then forgets the token. When it rejects, the account may still be there. */
  signOut(): Promise<void>;
  /** Call it at the start of a worker: notices a token that went with the browser, and one whose account is gone. */
  recover(): Promise<void>;
}

export function createSession(parts: {
  replica: ReplicaWriter;
  tokens: TokenStore;
  openAuthWindow: (url: string) => Promise<string>;
  redirectUrl: () => string;
  clock: Clock;
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  newId: () => string;
  /** Called when only the user can go on. */
  onSignInNeeded: () => void;
}): Session {
  const { replica, tokens, clock } = parts;
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

  async function enter(settings: SignInSettings): Promise<Account> {
    const granted = await ask(settings);
    const dataCenter = dataCenterNamed(granted.location) ?? settings.dataCenter;
    return inTurn(async () => {
      const known = await replica.account();
      // Somebody of another data center is somebody else: what waits here must not go out under that name. Somebody else of the same
      // data center cannot be told apart by what the three scopes show.
      if (known && known.dataCenter !== dataCenter) throw new ServiceError('sign-in-other-account', dataCenter);
      const account = {
        ...(known ?? { id: parts.newId(), organizationId: null }),
        dataCenter,
        signInNeeded: false,
      };
      const expiresAt = clock.now() + granted.expiresInMs;
      await tokens.save({ accountId: account.id, token: granted.token, expiresAt });
      await replica.saveAccount(account).catch(async (cause: unknown) => {
        await tokens.clear();
        throw new ServiceError('not-saved', cause instanceof Error ? cause.name : '');
      });
      return account;
    });
  }

  async function access(account: Account): Promise<Access | null> {
    if (account.signInNeeded) return null;
    const stored = await tokens.read();
    if (stored?.accountId === account.id && stored.expiresAt > clock.now()) {
      return { origin: dataCenters[account.dataCenter].cliqOrigin, token: stored.token };
    }
    await inTurn(async () => {
      const current = await tokens.read();
      // A sign-in may have brought a new one meanwhile.
      if (current?.accountId !== account.id || current.expiresAt <= clock.now()) await needSignIn(account);
    });
    return null;
  }

  return {
    account: () => replica.account(),
    access,
    expire: (account, token) =>
      inTurn(async () => {
        const stored = await tokens.read();
        // A newer token than the refused one may be there already, or another account's.
        if (stored && stored.token !== token) return;
        await tokens.clear();
        await needSignIn(account);
      }),
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
      if (account) return void (await access(account));
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
