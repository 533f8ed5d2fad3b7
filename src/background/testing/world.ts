import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { StoredToken } from '../../browser/token-store';
import { createThrottle } from '../../cliq/throttle';
import { createTokenEndpoint } from '../../cliq/token-endpoint';
import { openStarReader } from '../../replica/open-star-reader';
import { openReplicaWriter } from '../../replica/replica-writer';
import type { TextVault } from '../../replica/text-vault';
import type { SignInSettings } from '../../stars/star-service';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import { createAccountProof } from '../account-proof';
import { createBatchEnds } from '../batch-ends';
import { createClientBasedSource } from '../client-based-source';
import { createDelivery } from '../delivery';
import { createProblemLog } from '../problem-log';
import { createServerBasedSource } from '../server-based-source';
import { createSession } from '../session';
import { createSlotStore } from '../slot-store';
import { createStarService } from '../star-service';
import { createSync, type Sync } from '../sync';
import { createTokenRenewal } from '../token-renewal';
import { createTokenRevocation } from '../token-revocation';
import { createFakeAccounts } from './fake-accounts';
import { createFakeCliq } from './fake-cliq';
import { starNamed } from './named-stars';
import { createStillClock } from './still-clock';

/** What an organization may ask for. */
interface Organization {
  /** No text may be on disk: where they are kept. */
  texts?: TextVault;
  wantsWholePass?: () => Promise<boolean>;
  /** The sign-in settings that it sets. */
  signInSettings?: Partial<SignInSettings>;
}

/**
 * The background as it is wired in engine.ts, over a fresh IndexedDB, with Cliq replaced at the edge: a map of stars and a list
 * of answers that the next calls get instead of Cliq's.
 */
export function createWorld() {
  globalThis.indexedDB = new IDBFactory();
  const { clock, advance } = createStillClock();
  const cliq = createFakeCliq(clock);
  const { api } = cliq;
  const notices: { revision: number; messageIds: string[] | null }[] = [];
  const jumps: string[] = [];
  let stored: StoredToken | null = null;
  const grantTo = (url: string, token: string) => {
    const query = new URL(url).searchParams;
    const state = query.get('state');
    return `${query.get('redirect_uri')}#&access_token=${token}&expires_in=3600&location=us&state=${state}`;
  };
  let authAnswer = async (url: string) => grantTo(url, '1000.token');
  /** Without a session at Zoho only the user can get a token. */
  let renewalAnswer = async (url: string) =>
    `${new URL(url).searchParams.get('redirect_uri')}#&error=client_not_granted`;
  let renewals = 0;
  let mayReachCliq = true;
  const accounts = createFakeAccounts();

  let settings = signInSettings;
  const signInParts = {
    clock,
    openAuthWindow: (url: string) => authAnswer(url),
    redirectUrl: () => 'https://extension.chromiumapp.org/',
    random: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  };
  const clientBased = createClientBasedSource({
    ...signInParts,
    loadSilently: (url) => {
      renewals += 1;
      return renewalAnswer(url);
    },
  });

  /** A worker's life: what a restart throws away is made anew, what is on disk stays. */
  function startWorker({ texts, wantsWholePass, signInSettings: managed }: Organization = {}) {
    const replica = openReplicaWriter(texts);
    let controller = new AbortController();
    const signal = () => controller.signal;
    const throttle = createThrottle({ store: createSlotStore(replica, clock), clock });
    const problems = createProblemLog(replica, clock, () => delivery.start());
    const serverBased = createServerBasedSource({
      ...signInParts,
      endpoint: createTokenEndpoint({ fetch: accounts.fetch, clock }),
      replica,
      hasAccess: accounts.hasAccess,
    });
    const source = ({ clientKind }: SignInSettings) => (clientKind === 'server-based' ? serverBased : clientBased);
    const session = createSession({
      replica,
      tokens: {
        read: async () => stored,
        save: async (token) => {
          stored = token;
        },
        clear: async () => {
          stored = null;
        },
      },
      clock,
      source,
      renewal: createTokenRenewal({ replica, clock, readSettings: async () => settings, source }),
      prove: createAccountProof({ replica, api, throttle, problems, signal }),
      mayReach: async () => mayReachCliq,
      newId: () => crypto.randomUUID(),
      revoke: createTokenRevocation({
        fetch: accounts.fetch,
        clock,
        readSettings: async () => settings,
        hasAccess: accounts.hasAccess,
      }),
      onSignInNeeded: () => {},
    });
    const announce = (revision: number, messageIds: string[] | null) => {
      notices.push({ revision, messageIds });
      lookForBatchEnds();
    };
    const lookForBatchEnds = createBatchEnds({ replica, session, clock, announce });
    const common = { replica, session, api, throttle, clock, problems, announce, signal };
    const delivery = createDelivery({ ...common, random: () => 0, checkAccess: () => void sync.run('background') });
    const sync = createSync({ ...common, ...(wantsWholePass && { wantsWholePass }) });
    const service = createStarService({
      ...common,
      reader: () => openStarReader(texts),
      delivery,
      sync,
      saveSettings: async (next) => {
        settings = { ...next, ...managed };
        return settings;
      },
      openOptions: async () => undefined,
      forgetView: async () => undefined,
      chatTabs: { pageReported: async () => undefined, teach: async () => false, report: async () => '' },
      jump: async ({ messageId }, { dataCenter }) => jumps.push(`${messageId} in ${dataCenter}`) > 0,
      changeIsComing: () => {},
      stopCalls: () => {
        controller.abort(new Error('signed out'));
        controller = new AbortController();
      },
    });
    return {
      replica,
      session,
      throttle,
      delivery,
      sync,
      service,
      kill: () => controller.abort(new Error('worker killed')),
    };
  }

  return {
    clock,
    advance,
    accounts,
    calls: cliq.calls,
    server: cliq.server,
    sent: cliq.sent,
    answerNext: cliq.answerNext,
    holdNext: cliq.holdNext,
    revoke: cliq.revoke,
    notices,
    jumps,
    startWorker,
    onAuthWindow: (open: typeof authAnswer) => {
      authAnswer = open;
    },
    onRenewal: (answer: typeof renewalAnswer) => {
      renewalAnswer = answer;
    },
    /** A star that both Cliq and the replica have, by which a new token is known to be the same person's. */
    async shareStar(worker: { sync: Sync }, messageId = '1770000000000_162898249840') {
      cliq.server.set(messageId, starNamed(messageId));
      await worker.sync.run('user');
    },
    /** As Zoho answers while its session lives. */
    grantTo,
    renewals: () => renewals,
    token: () => stored,
    /** The user lets the extension reach Cliq, or does not. */
    allowCliq(isAllowed: boolean) {
      mayReachCliq = isAllowed;
    },
    /** The browser is closed: what it keeps only for the session is gone. */
    forgetToken() {
      stored = null;
    },
  };
}

export type World = ReturnType<typeof createWorld>;

/** What the status line reads, and the first hundred rows. */
export async function readStatus() {
  const reader = await openStarReader();
  try {
    return { ...(await reader.status()), rows: await reader.newest(null, 100) };
  } finally {
    reader.close();
  }
}
