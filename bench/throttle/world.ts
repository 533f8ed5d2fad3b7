import { setImmediate } from 'node:timers/promises';
import { install } from '@sinonjs/fake-timers';
import { createSeededRandom, type SeededRandom } from '../../src/cliq/testing/seeded-random';
import { type Answer, type Candidate, type Disk, limit } from './limiters';
import { createLockingServer, worstWindow } from './windows';

/** One worker with a limiter, a network with jitter and a server, in a time that only passes from event to event. */
export interface World {
  random: SeededRandom;
  /** At so many ms from the beginning. */
  at(ms: number, run: () => void): void;
  /** So many calls now; `done` is told of each answer. */
  call(count: number, done?: (isAccepted: boolean) => void): void;
  /** The worker is killed and begins anew. What was sent still arrives, what waited is gone. */
  restart(): void;
}

export interface Measured {
  sent: number;
  /** The most in any 60 s as they were sent, and as they arrived. */
  worstSent: number;
  worstArrived: number;
  lastAnswerAt: number;
  accepted: number;
  locks: number;
}

const epoch = Date.UTC(2026, 0, 5, 9);

/** Plays a scenario until every call has its answer, or until `end`. */
export async function playWorld(args: {
  candidate: Candidate;
  seed: number;
  isLocking?: boolean;
  end?: number;
  scenario: (world: World) => void;
}): Promise<Measured> {
  const { candidate, seed, isLocking = false, end = 3_600_000, scenario } = args;
  const time = install({
    now: epoch,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  const random = createSeededRandom(seed);
  const server = createLockingServer(isLocking ? limit : Number.POSITIVE_INFINITY);
  const disk: Disk = new Map();
  const sent: number[] = [];
  const arrived: number[] = [];
  let life = 0;
  let lastAnswerAt = 0;
  let planned = 0;
  let waiting = 0;
  const now = () => time.now - epoch;

  const start = () => {
    life += 1;
    const mine = life;
    return candidate.start(disk, () => life === mine);
  };
  let limiter = start();

  const send = (mine: number): Promise<Answer> =>
    new Promise((resolve) => {
      if (life !== mine) return;
      sent.push(now());
      const [up, work, down] = [random.lognormal(60, 0.7), random.lognormal(110, 0.6), random.lognormal(60, 0.7)];
      setTimeout(() => {
        arrived.push(now());
        const isAccepted = server.arrive(now());
        const serverTime = Math.floor(time.now / 1_000) * 1_000;
        setTimeout(() => {
          if (life !== mine) return;
          lastAnswerAt = now();
          waiting -= 1;
          resolve({ isAccepted, serverTime });
        }, work + down);
      }, up);
    });

  scenario({
    random,
    at: (ms, run) => {
      planned += 1;
      setTimeout(() => {
        planned -= 1;
        run();
      }, ms - now());
    },
    call: (count, done) => {
      const mine = life;
      waiting += count;
      for (let index = 0; index < count; index += 1)
        limiter(async () => {
          const answer = await send(mine);
          done?.(answer.isAccepted);
          return answer;
        });
    },
    restart: () => {
      waiting = 0;
      limiter = start();
    },
  });
  // All that can happen without time passing has happened after one turn of the event loop.
  do await setImmediate();
  while (now() < end && planned + waiting > 0 && time.next());
  time.uninstall();
  return {
    sent: sent.length,
    worstSent: worstWindow(sent),
    worstArrived: worstWindow(arrived),
    lastAnswerAt,
    accepted: server.accepted(),
    locks: server.locks(),
  };
}
