import type { AlarmName } from '../../browser/alarms';
import type { StoredToken } from '../../browser/token-store';
import type { SeededRandom } from '../../cliq/testing/seeded-random';
import { createThrottle, type Verb } from '../../cliq/throttle';
import type { Change } from '../../replica/change-entries';
import type { ReplicaWriter } from '../../replica/replica-writer';
import { guardReplica } from '../../replica/testing/guarded-replica';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import { createAccountProof } from '../account-proof';
import { createAnnounce } from '../announce';
import { createBatchEnds } from '../batch-ends';
import { createClientBasedSource } from '../client-based-source';
import { createDelivery } from '../delivery';
import { createProblemLog } from '../problem-log';
import { createSession } from '../session';
import { createSlotStore } from '../slot-store';
import { createStarService } from '../star-service';
import { createSync } from '../sync';
import { createTokenRenewal } from '../token-renewal';
import { createWakeUps } from '../wake-ups';
import type { WorkerLife } from './life';
import type { SimulatedNetwork } from './simulated-network';

/** What outlives a worker besides the replica: `storage.session` and the alarms. */
export interface Browser {
  token: StoredToken | null;
  alarms: Map<AlarmName, { everyMs: number; at: number }>;
}

/** The background as engine.ts wires it, with every access of this life behind its guard. */
export function startSimulatedWorker(args: {
  life: WorkerLife;
  writer: ReplicaWriter;
  browser: Browser;
  network: SimulatedNetwork;
  random: SeededRandom;
  limits: Readonly<Record<Verb, number>>;
  /** Zoho's sign-in window: the token of whoever signs in now. */
  tokenForSignIn: () => string;
  newId: () => string;
  onToken: (token: StoredToken) => Promise<void>;
  realNow: () => number;
  onChange: (change: Change) => void;
}) {
  const { life, browser, network, random } = args;
  const { clock, guard } = life;
  const replica = guardReplica(args.writer, guard, args.onChange);
  const api = network.api(life);
  let calls = new AbortController();
  const signal = () => calls.signal;
  const throttle = createThrottle({ store: createSlotStore(replica, clock), clock, limits: args.limits });
  /** Zoho's answer to a sign-in, and to a renewal: its session lives as long as the browser is not told otherwise. */
  const zohoAnswer = (url: string) =>
    guard('auth', async () => {
      const query = new URL(url).searchParams;
      const answer = new URLSearchParams({
        access_token: args.tokenForSignIn(),
        expires_in: '3600',
        location: 'us',
        state: query.get('state') ?? '',
      });
      return `${query.get('redirect_uri')}#&${answer}`;
    });
  const clientBased = createClientBasedSource({
    clock,
    openAuthWindow: zohoAnswer,
    loadSilently: zohoAnswer,
    redirectUrl: () => 'https://extension.chromiumapp.org/',
    random: (bytes) => bytes.map(() => random.whole(256)),
  });
  const problems = createProblemLog(replica, clock, () => delivery.start());
  const session = createSession({
    clock,
    source: () => clientBased,
    renewal: createTokenRenewal({
      replica,
      clock,
      readSettings: async () => signInSettings,
      source: () => clientBased,
    }),
    prove: createAccountProof({ replica, api, throttle, problems, signal }),
    onSignInNeeded: () => {},
    replica,
    tokens: {
      read: () => guard('token', async () => browser.token),
      save: (token) =>
        guard('token', async () => {
          browser.token = token;
          await args.onToken(token);
        }),
      clear: () =>
        guard('token', async () => {
          browser.token = null;
        }),
    },
    mayReach: async () => true,
    newId: args.newId,
    revoke: async () => undefined,
  });
  const announce = createAnnounce([() => wakeUps.somethingChanged(), () => lookForBatchEnds(), () => life.check()]);
  const lookForBatchEnds = createBatchEnds({ replica, session, clock, announce });
  const common = { replica, session, api, throttle, clock, problems, announce, signal };
  const delivery = createDelivery({
    ...common,
    random: random.next,
    checkAccess: () => void sync.run('background').catch(() => undefined),
  });
  const sync = createSync(common);
  const alarms = {
    keep: (name: AlarmName, minutes: number) =>
      guard('alarm', async () => {
        const everyMs = minutes * 60_000;
        if (browser.alarms.get(name)?.everyMs !== everyMs)
          browser.alarms.set(name, { everyMs, at: args.realNow() + everyMs });
      }),
    clear: (name: AlarmName) =>
      guard('alarm', async () => {
        browser.alarms.delete(name);
      }),
  };
  const wakeUps = createWakeUps({ replica, session, delivery, sync, clock, throttle, alarms });
  const service = createStarService({
    ...common,
    reader: () => Promise.reject(new Error('no pages in a simulation')),
    delivery,
    sync,
    saveSettings: async (settings) => settings,
    openOptions: async () => undefined,
    forgetView: async () => undefined,
    chatTabs: { pageReported: async () => undefined, teach: async () => false, report: async () => '' },
    jump: async () => true,
    changeIsComing: () => wakeUps.changeIsComing(),
    stopCalls: () => {
      calls.abort(new Error('signed out'));
      calls = new AbortController();
    },
  });
  wakeUps.workerStarted();
  lookForBatchEnds();
  return { life, session, delivery, sync, service, wakeUps };
}

export type SimulatedWorker = ReturnType<typeof startSimulatedWorker>;
