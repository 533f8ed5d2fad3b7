import type { Clock } from '../../timing/clock';
import { createVirtualTime, toServerTime, type VirtualTime } from '../../timing/testing/virtual-time';
import type { Priority, Slot, SlotStore, Throttle, Verb, VerbRecord } from '../throttle';
import { createThrottle, requestsPerMinute } from '../throttle';
import { createSeededRandom, type SeededRandom } from './seeded-random';
import { createSlidingWindowServer, type SlidingWindowServer } from './sliding-window-server';

/** One worker with its throttle, a network with jitter and a strict server: a small whole world in virtual time. */
export interface ThrottleWorld {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly server: SlidingWindowServer;
  throttle(): Throttle;
  /** Acquires, sends, reports; then `done`, unless the worker died first. */
  call(priority?: Priority, done?: (isAccepted: boolean) => void): void;
  /** The worker dies; what is under way still arrives at the server. A new one starts at once with what is on disk. */
  restart(): void;
  lastAnswerAt(): number;
}

export interface WorldOptions {
  verb?: Verb;
  /** Whether answers carry a `Date` header. */
  hasDate?: boolean;
  /** Share of the calls that lose their answer, though they arrived. */
  lostShare?: number;
  /** Cliq's clock against real time. */
  serverAheadMs?: number;
}

/** A disk that keeps records from life to life; a store of it dies with its worker. */
export function createDisk() {
  const records = new Map<Verb, VerbRecord>();
  const saved = Promise.resolve();
  return {
    records,
    open: (isAlive: () => boolean): SlotStore => ({
      load: async (verb) => records.get(verb),
      save: (verb, record) => {
        if (isAlive()) records.set(verb, record);
        return saved;
      },
    }),
  };
}

export function createThrottleWorld(seed: number, options: WorldOptions = {}): ThrottleWorld {
  const { verb = 'POST', hasDate = true, lostShare = 0, serverAheadMs = 0 } = options;
  const time = createVirtualTime();
  const random = createSeededRandom(seed);
  const server = createSlidingWindowServer(requestsPerMinute[verb]);
  const disk = createDisk();
  let life = 0;
  let lastAnswerAt = 0;

  const start = (): Throttle => {
    life += 1;
    const mine = life;
    const clock: Clock = time.createClock();
    return createThrottle({ store: disk.open(() => life === mine), clock });
  };
  let throttle = start();

  const send = (slot: Slot, done?: (isAccepted: boolean) => void): void => {
    const mine = life;
    const arriveAt = time.now() + random.lognormal(60, 0.7);
    const answerAt = arriveAt + random.lognormal(110, 0.6) + random.lognormal(60, 0.7);
    const isLost = lostShare > 0 && random.next() < lostShare;
    let isAccepted = false;
    const arrive = (): void => {
      isAccepted = server.arrive(arriveAt);
    };
    const answer = (): void => {
      if (life !== mine) return;
      lastAnswerAt = answerAt;
      const throttled = isAccepted ? null : { retryAfterMs: null };
      const serverTime = hasDate ? toServerTime(arriveAt + serverAheadMs) : null;
      void (isLost ? slot.lost() : slot.answered({ throttled, isServed: throttled === null, serverTime }));
      done?.(isAccepted);
    };
    time.at(arriveAt, arrive, { silent: true });
    time.at(answerAt, answer);
  };

  return {
    time,
    random,
    server,
    throttle: () => throttle,
    call: (priority = 'user', done) => {
      const mine = life;
      void throttle.acquire(verb, { priority }).then((slot) => {
        if (life === mine) send(slot, done);
      });
    },
    restart: () => {
      throttle = start();
    },
    lastAnswerAt: () => lastAnswerAt,
  };
}
