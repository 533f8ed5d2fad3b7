import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { StoredToken } from '../../browser/token-store';
import type { Access, ApiAnswer, StarsApi } from '../../cliq/api';
import { createThrottle } from '../../cliq/throttle';
import { createTokenEndpoint } from '../../cliq/token-endpoint';
import { openStarReader } from '../../replica/open-star-reader';
import { openReplicaWriter } from '../../replica/replica-writer';
import type { TextVault } from '../../replica/text-vault';
import type { MessageRef } from '../../stars/message-ref';
import type { Star } from '../../stars/star';
import type { SignInSettings } from '../../stars/star-service';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import type { Clock } from '../../timing/clock';
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

/** A clock that stands still until the test moves it. */
function createStillClock() {
  let now = Date.UTC(2026, 10, 22, 9);
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      }),
  };
  const advance = (ms: number) => {
    now += ms;
    for (const sleeper of [...sleepers].filter(({ at }) => at <= now)) {
      sleepers.delete(sleeper);
      sleeper.wake();
    }
  };
  return { clock, advance };
}

export interface Call {
  verb: 'POST' | 'DELETE' | 'GET';
  messageId: string;
  type: string;
  token: string;
}

/** What an organization may ask for. */
interface Organization {
  /** No text may be on disk: where they are kept. */
  texts?: TextVault;
  wantsWholePass?: () => Promise<boolean>;
  /** The sign-in settings that it sets. */
  signInSettings?: Partial<SignInSettings>;
}

const pageLength = 50;

/**
 * The background as it is wired in index.ts, over a fresh IndexedDB, with Cliq replaced at the edge: a map of stars and a list
 * of answers that the next calls get instead of Cliq's.
 */
export function createWorld() {
  globalThis.indexedDB = new IDBFactory();
  const { clock, advance } = createStillClock();
  const calls: Call[] = [];
  const server = new Map<string, Star>();
  const answers: { verb: Call['verb'] | undefined; answer: ApiAnswer<never> }[] = [];
  const held: { verb: Call['verb'] | undefined; until: Promise<void> }[] = [];
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
  const refusedTokens = new Set<string>();
  const accounts = createFakeAccounts();

  async function answer<T>(call: Call, effect: () => ApiAnswer<T>): Promise<ApiAnswer<T>> {
    calls.push(call);
    if (refusedTokens.has(call.token)) return { kind: 'unauthorized', serverTime: clock.now() };
    await first(held, call.verb)?.until;
    return first(answers, call.verb)?.answer ?? effect();
  }
  const done = <T>(value: T): ApiAnswer<T> => ({ kind: 'done', value, serverTime: clock.now() });
  const api: StarsApi = {
    star: ({ token }: Access, { messageId }, type) =>
      answer({ verb: 'POST', messageId, type, token }, () => {
        const star: Star = {
          ...starNamed(messageId),
          type,
          starredAt: server.get(messageId)?.starredAt ?? clock.now(),
        };
        server.set(messageId, star);
        return done(star);
      }),
    unstar: ({ token }, messageId) =>
      answer({ verb: 'DELETE', messageId, type: '', token }, () =>
        server.delete(messageId) ? done(null) : { kind: 'not-starred', serverTime: clock.now() },
      ),
    list: ({ token }, { nextToken }) =>
      answer({ verb: 'GET', messageId: nextToken ?? '', type: '', token }, () => {
        const newest = [...server.values()].sort((a, b) => b.starredAt - a.starredAt);
        const from = Number(nextToken ?? 0);
        const stars = newest.slice(from, from + pageLength);
        const next = from + pageLength < newest.length ? String(from + pageLength) : null;
        return done({ stars, unreadable: 0, nextToken: next, syncToken: null });
      }),
  };

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
    calls,
    server,
    notices,
    jumps,
    startWorker,
    sent: () =>
      calls
        .filter(({ verb }) => verb !== 'GET')
        .map(({ verb, messageId, type }) => `${verb} ${messageId} ${type}`.trim()),
    /** The next call (of this verb) gets this instead of Cliq's answer, and has no effect. */
    answerNext: (answer: ApiAnswer<never>, verb?: Call['verb']) => answers.push({ verb, answer }),
    /** The next call (of this verb) is held before it takes effect. */
    holdNext(verb?: Call['verb']) {
      let release = () => {};
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      held.push({ verb, until });
      return release;
    },
    onAuthWindow: (open: typeof authAnswer) => {
      authAnswer = open;
    },
    onRenewal: (answer: typeof renewalAnswer) => {
      renewalAnswer = answer;
    },
    /** A star that both Cliq and the replica have, by which a new token is known to be the same person's. */
    async shareStar(worker: { sync: Sync }, messageId = '1770000000000_162898249840') {
      server.set(messageId, starNamed(messageId));
      await worker.sync.run('user');
    },
    /** As Zoho answers while its session lives. */
    grantTo,
    renewals: () => renewals,
    /** From now on Cliq answers calls with this token by 401. */
    revoke: (token: string) => refusedTokens.add(token),
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

/** Takes out the first that is for this verb, or for any. */
function first<Item extends { verb: Call['verb'] | undefined }>(items: Item[], verb: Call['verb']): Item | undefined {
  const at = items.findIndex((item) => item.verb === undefined || item.verb === verb);
  return at < 0 ? undefined : items.splice(at, 1)[0];
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

export function refNamed(messageId: string): MessageRef {
  return {
    dataCenter: 'us',
    organizationId: '847291635',
    chatId: 'CT_1894736520184930172_847291635',
    messageId,
    text: `Text of ${messageId}`,
    senderName: 'Alice Johnson',
    chatTitle: 'Launch',
    sentAt: 1_777_805_235_487,
  };
}

export function starNamed(messageId: string): Star {
  return {
    messageId,
    chatId: 'CT_1894736520184930172_847291635',
    type: 'note',
    starredAt: 0,
    sentAt: 1_777_805_235_487,
    sender: { id: '1234567890', name: 'Alice Johnson' },
    chat: { title: 'Launch', kind: 'channel', joined: true },
    content: { kind: 'text', text: `Text of ${messageId}`, file: null },
    isPinned: false,
  };
}
