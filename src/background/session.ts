import type { TokenStore } from '../browser/token-store';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account, DataCenterId } from '../stars/account';
import { cleanClientId, clientIdProblem } from '../stars/client-id';
import { ServiceError } from '../stars/service-error';
import type { SignInSettings } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { ProveAccount } from './account-proof';
import { createTokenKeeper, sameOrOther, type TokenKeeper } from './token-keeper';
import type { TokenRenewal } from './token-renewal';
import type { RevokeTokens, SignedIn } from './token-revocation';
import type { TokenSource } from './token-source';
import { createTurns } from './turns';

/** Who is signed in, and the token. Nothing but the background sees the token. */
export interface Session
  extends Pick<TokenKeeper, 'ready' | 'restMs' | 'whyResting' | 'stopResting' | 'access' | 'expire'> {
  account(): Promise<Account | null>;
  /**
   * The account whose calls may go out; null when nobody's may before the user has done something: signed out, to be signed in
   * again, whose it is not known, or its Cliq not to be reached for want of the browser's permission.
   */
  active(): Promise<Account | null>;
  /** Whether the browser lets the extension reach this account's Cliq. */
  mayReach(account: Account): Promise<boolean>;
  /** The user says whose the new token is. See `StarService.confirmAccount`. */
  confirm(isSame: boolean): Promise<void>;
  /** The organization's number, learnt from a page's address. */
  learnOrganization(organizationId: string): Promise<void>;
  /** @throws ServiceError `client-id-…`, `client-secret-…`, `sign-in-…`, `accounts-access-missing`, `not-saved` */
  signIn(settings: SignInSettings, clientSecret?: string): Promise<Account>;
  /** Wipes everything of the account, forgets the token, and has Zoho told without waiting for it. When it rejects, the account may still be there. */
  signOut(): Promise<void>;
  /** Call it at the start of a worker: renews a token that went with the browser, and forgets one whose account is gone. */
  recover(): Promise<void>;
}

export function createSession(parts: {
  replica: ReplicaWriter;
  tokens: TokenStore;
  clock: Clock;
  source: (settings: SignInSettings) => TokenSource;
  renewal: TokenRenewal;
  prove: ProveAccount;
  /** Whether the browser lets the extension reach Cliq there. */
  mayReach: (dataCenter: DataCenterId) => Promise<boolean>;
  newId: () => string;
  revoke: RevokeTokens;
  /** Called when only the user can go on. */
  onSignInNeeded: () => void;
}): Session {
  const { replica, tokens } = parts;
  const inTurn = createTurns();
  const keeper = createTokenKeeper({ ...parts, inTurn });
  const mayReach = ({ dataCenter }: Account) => parts.mayReach(dataCenter);
  /** Without a way to Cliq no token is of use, and whose it is cannot be asked. */
  const ready = async (account: Account) => (await mayReach(account)) && keeper.ready(account);
  let pending: { settings: SignInSettings; clientSecret: string; account: Promise<Account> } | null = null;

  async function enter(settings: SignInSettings, clientSecret: string): Promise<Account> {
    // Chromium allows one window at a time, also out of sight.
    await keeper.idle();
    const granted = await parts.source(settings).ask(settings, clientSecret).catch(nameLimit);
    await parts.renewal.count();
    const dataCenter = granted.dataCenter ?? settings.dataCenter;
    return inTurn(async () => {
      const known = await replica.account();
      const whose = known ? sameOrOther(known, granted) : 'same';
      // What waits here must not go out under another name. Where Zoho does not say whose name it is, the list will show (`prove`).
      if (whose === 'other' || (known && known.dataCenter !== dataCenter))
        throw new ServiceError('sign-in-other-account', granted.identity?.email ?? dataCenter);
      const account: Account = {
        ...(known ?? { id: parts.newId(), organizationId: null, identity: granted.identity }),
        dataCenter,
        signInNeeded: false,
        isDoubted: false,
      };
      const isProven = whose === 'same';
      await keeper.save(account.id, granted, isProven);
      const kept = granted.credentials && { ...granted.credentials, accountId: account.id, isProven };
      await replica.saveAccount(account, kept).catch(async (cause: unknown) => {
        await tokens.clear();
        throw new ServiceError('not-saved', cause instanceof Error ? cause.name : '');
      });
      return account;
    });
  }

  /** What cannot be read cannot be ended at Zoho; it must not keep anything from being wiped. */
  async function signedIn(): Promise<SignedIn | null> {
    try {
      const account = await replica.account();
      return account && { account, credentials: await replica.credentials(account.id), token: await tokens.read() };
    } catch (error) {
      console.info('Zoho is not told of this sign-out', error);
      return null;
    }
  }

  /** Zoho says "too many" on a page that never redirects, or as if the user had pressed Reject; but we have counted. */
  async function nameLimit(cause: unknown): Promise<never> {
    const mayBeLimit =
      cause instanceof ServiceError && (cause.code === 'sign-in-closed' || cause.code === 'sign-in-denied');
    if (mayBeLimit && (await parts.renewal.isUsedUp())) throw new ServiceError('sign-in-too-many', cause.detail);
    throw cause;
  }

  return {
    mayReach,
    ready,
    restMs: keeper.restMs,
    whyResting: keeper.whyResting,
    stopResting: keeper.stopResting,
    access: keeper.access,
    expire: keeper.expire,
    account: () => replica.account(),
    async active() {
      const account = await replica.account();
      if (!account || account.signInNeeded || account.isDoubted) return null;
      return (await mayReach(account)) ? account : null;
    },
    async confirm(isSame) {
      const doubted = await replica.account();
      if (!doubted) throw new ServiceError('signed-out');
      if (!doubted.isDoubted) return;
      // The answer is about who is signed in at Zoho now, which may be another than when the question came up.
      const token = await keeper.newest(doubted);
      const identity = token?.identity ?? null;
      await inTurn(async () => {
        const account = await replica.account();
        if (account?.id !== doubted.id) return;
        if (isSame) {
          if (token) await tokens.save({ ...token, isProven: true });
          await replica.proveCredentials(account.id);
          await replica.changeAccount(account.id, { isDoubted: false, ...(identity && { identity }) });
          return;
        }
        const kept = await replica.credentials(account.id);
        await replica.wipe();
        const other: Account = { ...account, id: parts.newId(), organizationId: null, isDoubted: false, identity };
        if (token) await tokens.save({ ...token, accountId: other.id, isProven: true });
        await replica.saveAccount(other, kept && { ...kept, accountId: other.id, isProven: true });
      });
    },
    async learnOrganization(organizationId) {
      const account = await replica.account();
      if (account && account.organizationId === null) await replica.changeAccount(account.id, { organizationId });
    },
    async signIn(given, clientSecret = '') {
      const problem = clientIdProblem(given.clientId);
      if (problem) throw new ServiceError(problem);
      const settings = { ...given, clientId: cleanClientId(given.clientId) };
      // Chromium allows one window at a time. Who presses twice waits for the window that is open already.
      if (pending && !(pending.clientSecret === clientSecret && isSame(pending.settings, settings)))
        throw new ServiceError('sign-in-busy');
      pending ??= {
        settings,
        clientSecret,
        account: enter(settings, clientSecret).finally(() => {
          pending = null;
        }),
      };
      return pending.account;
    },
    // In this order, a crash in between leaves a token without an account: nothing uses it, and `recover` forgets it.
    signOut: () =>
      inTurn(async () => {
        const ending = await signedIn();
        await replica.wipe();
        await tokens.clear();
        if (ending) void parts.revoke(ending);
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

function isSame(left: SignInSettings, right: SignInSettings): boolean {
  return (
    left.clientId === right.clientId &&
    left.dataCenter === right.dataCenter &&
    left.clientKind === right.clientKind &&
    left.asksEmail === right.asksEmail
  );
}
