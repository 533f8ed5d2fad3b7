import { setImmediate } from 'node:timers/promises';
import type { ApiAnswer, ListQuery, StarsApi } from '../../cliq/api';
import type { SeededRandom } from '../../cliq/testing/seeded-random';
import { createThrottle, type Verb } from '../../cliq/throttle';
import type { ListPage } from '../../cliq/wire';
import type { ReplicaWriter } from '../../replica/replica-writer';
import type { Star } from '../../stars/star';
import { createVirtualTime } from '../../timing/testing/virtual-time';
import { createDelivery } from '../delivery';
import { createProblemLog } from '../problem-log';
import type { Session } from '../session';
import { createSlotStore } from '../slot-store';
import { createSync } from '../sync';

/** What a list says to one request. */
export type ListAnswer = Partial<ListPage> | 'refused' | 'failed';

export interface RigCall {
  verb: Verb;
  query: ListQuery;
  sentAt: number;
  arrivesAt: number;
  /** Infinity while it is under way. */
  answeredAt: number;
}

export const account = {
  id: 'account-1',
  dataCenter: 'us' as const,
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};

/** The real sync, delivery and throttle in virtual time; the test says what Cliq's list answers, however strange. */
export function createListRig(args: {
  replica: ReplicaWriter;
  list: (query: ListQuery) => ListAnswer;
  /** Without it every way takes 50 ms. */
  random?: SeededRandom;
}) {
  const { replica, random } = args;
  const time = createVirtualTime();
  const calls: RigCall[] = [];
  const way = () => random?.lognormal(60, 0.7) ?? 50;

  function send<T>(verb: Verb, query: ListQuery, effect: () => ApiAnswer<T>): Promise<ApiAnswer<T>> {
    const call = {
      verb,
      query,
      sentAt: time.now(),
      arrivesAt: time.now() + way(),
      answeredAt: Number.POSITIVE_INFINITY,
    };
    calls.push(call);
    return new Promise((resolve) => {
      time.at(call.arrivesAt, () => {
        const answer = effect();
        time.at(time.now() + way() + way(), () => {
          call.answeredAt = time.now();
          resolve(answer);
        });
      });
    });
  }
  const done = <T>(value: T): ApiAnswer<T> => ({ kind: 'done', value, serverTime: time.serverTime() });
  const api: StarsApi = {
    star: () => send('POST', {}, () => done(null)),
    unstar: () => send('DELETE', {}, () => done(null)),
    list: (_access, query) =>
      send('GET', query, () => {
        const answer = args.list(query);
        const serverTime = time.serverTime();
        if (answer === 'refused') return { kind: 'refused', reason: 'input_invalid', detail: 'GET 400', serverTime };
        if (answer === 'failed')
          return { kind: 'failed', answered: true, offline: false, detail: 'GET 503', serverTime };
        return done({ stars: [], unreadable: 0, nextToken: null, syncToken: null, ...answer });
      }),
  };

  const clock = time.createClock();
  const controller = new AbortController();
  const session: Session = {
    account: () => replica.account(),
    active: () => replica.account(),
    mayReach: async () => true,
    ready: async () => true,
    restMs: () => 0,
    whyResting: () => null,
    stopResting: () => undefined,
    confirm: async () => undefined,
    access: async () => ({ origin: 'https://cliq.zoho.com', token: '1000.token' }),
    expire: async () => undefined,
    learnOrganization: async () => undefined,
    signIn: async () => account,
    signOut: async () => undefined,
    recover: async () => undefined,
  };
  const throttle = createThrottle({ store: createSlotStore(replica, clock), clock });
  const problems = createProblemLog(replica, clock);
  const common = {
    replica,
    session,
    api,
    throttle,
    clock,
    problems,
    announce: () => {},
    signal: () => controller.signal,
  };
  const sync = createSync(common);
  const delivery = createDelivery({ ...common, random: () => 0, checkAccess: () => undefined });

  return {
    time,
    clock,
    calls,
    sync,
    delivery,
    replica,
    /** The queries of the list since the last time it was asked for. */
    queries: () => calls.splice(0).map(({ query }) => query),
    signIn: () => replica.saveAccount(account),
    /** Time passes until then. */
    async pass(ms: number): Promise<void> {
      const end = time.now() + ms;
      do await setImmediate();
      while (time.step(end));
    },
    /** Time passes until it has come to its end. */
    async finish<T>(promise: Promise<T>): Promise<T> {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      promise.then(over, over);
      for (;;) {
        await setImmediate();
        if (isOver) return promise;
        if (!time.step(time.now() + 3_600_000)) throw new Error('it never ends');
      }
    },
  };
}

export type ListRig = ReturnType<typeof createListRig>;

/** The list of these stars as Cliq is believed to give it; tokens are the places of the next pages. */
export function pagesOf(stars: readonly Star[], { nextToken }: ListQuery, pageLength = 50): ListAnswer {
  const from = Number(nextToken ?? 0);
  const next = from + pageLength < stars.length ? String(from + pageLength) : null;
  return { stars: stars.slice(from, from + pageLength), nextToken: next };
}
