import type { CallReport, Priority, SlotStore, Throttle, Verb, VerbRecord } from '../throttle';
import { createThrottle, requestsPerMinute } from '../throttle';
import { createSeededRandom, type SeededRandom } from './seeded-random';
import { createSlidingWindowServer, type SlidingWindowServer } from './sliding-window-server';
import { createVirtualTime, toServerTime, type VirtualTime } from './virtual-time';

/** What became of a call. Times are real milliseconds since the beginning. */
export interface CallOutcome {
  sentAt: number;
  answeredAt: number;
  refused: boolean;
}

/** One worker with its throttle, a network with jitter and a strict server: a whole small world in virtual time. */
export interface ThrottleWorld {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly server: SlidingWindowServer;
  throttle(): Throttle;
  /** Resolves when answered; never when the worker dies first. */
  call(priority?: Priority): Promise<CallOutcome>;
  /** The worker dies; what is under way still arrives at the server. A new one starts at once with what is on disk. */
  restart(): void;
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

/** Disk as a value; each worker's life gets a store that dies with it. */
function createDisk() {
  const records = new Map<Verb, VerbRecord>();
  const open = (isAlive: () => boolean): SlotStore => ({
    load: async (verb) => records.get(verb),
    save: async (verb, record) => {
      if (isAlive()) records.set(verb, record);
    },
  });
  return { open };
}

export function createThrottleWorld(seed: number, options: WorldOptions = {}): ThrottleWorld {
  const { verb = 'POST', hasDate = true, lostShare = 0, serverAheadMs = 0 } = options;
  const time = createVirtualTime();
  const random = createSeededRandom(seed);
  const server = createSlidingWindowServer(requestsPerMinute[verb]);
  const disk = createDisk();
  let life = 0;

  const start = (): Throttle => {
    life += 1;
    const mine = life;
    return createThrottle({ store: disk.open(() => life === mine), clock: time.createClock() });
  };
  let throttle = start();

  const call = async (priority: Priority = 'user'): Promise<CallOutcome> => {
    const mine = life;
    const slot = await throttle.acquire(verb, { priority });
    const never = new Promise<never>(() => {});
    if (life !== mine) return never;
    const sentAt = time.now();
    const arriveAt = sentAt + random.lognormal(60, 0.7);
    const answerAt = arriveAt + random.lognormal(110, 0.6) + random.lognormal(60, 0.7);
    const isLost = random.next() < lostShare;
    let isAccepted = false;
    time.at(
      arriveAt,
      () => {
        isAccepted = server.arrive(arriveAt);
      },
      { silent: true },
    );
    await new Promise<void>((resolve) => time.at(answerAt, resolve));
    if (life !== mine) return never;
    const report: CallReport = {
      throttled: isAccepted ? null : { retryAfterMs: null },
      serverTime: hasDate ? toServerTime(arriveAt + serverAheadMs) : null,
    };
    await (isLost ? slot.lost() : slot.answered(report));
    return { sentAt, answeredAt: answerAt, refused: !isAccepted };
  };

  return {
    time,
    random,
    server,
    throttle: () => throttle,
    call,
    restart: () => {
      throttle = start();
    },
  };
}
