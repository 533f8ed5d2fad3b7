import Bottleneck from 'bottleneck';
import PQueue from 'p-queue';
import pThrottle from 'p-throttle';
import { systemClock } from '../../src/browser/system-clock';
import { createThrottle, type SlotStore, type Verb, type VerbRecord } from '../../src/cliq/throttle';

export const limit = 50;
export const windowMs = 60_000;

export interface Answer {
  isAccepted: boolean;
  /** Its `Date` header. */
  serverTime: number;
}

/** Sends the call when it thinks it may. */
export type Limiter = (send: () => Promise<Answer>) => void;

/** What is there after a restart; only ours makes use of it. */
export type Disk = Map<Verb, VerbRecord>;

export interface Candidate {
  name: string;
  /** A worker begins; `isAlive` is false when it was killed. */
  start(disk: Disk, isAlive: () => boolean): Limiter;
}

const ours: Candidate = {
  name: 'this extension',
  start: (disk, isAlive) => {
    const store: SlotStore = {
      load: async (verb) => disk.get(verb),
      save: async (verb, record) => {
        if (isAlive()) disk.set(verb, record);
      },
    };
    const throttle = createThrottle({ store, clock: systemClock });
    return async (send) => {
      const slot = await throttle.acquire('POST', { priority: 'user' });
      const { isAccepted, serverTime } = await send();
      const throttled = isAccepted ? null : { retryAfterMs: null };
      await slot.answered({ throttled, isServed: isAccepted, serverTime });
    };
  },
};

function pQueue(name: string, options: { strict?: boolean; carryoverIntervalCount?: boolean }): Candidate {
  return {
    name: `p-queue, ${name}`,
    start: () => {
      const queue = new PQueue({ interval: windowMs, intervalCap: limit, ...options });
      return (send) => void queue.add(send);
    },
  };
}

function bottleneck(name: string, options: Bottleneck.ConstructorOptions): Candidate {
  return {
    name: `bottleneck, ${name}`,
    start: () => {
      const queue = new Bottleneck(options);
      return (send) => void queue.schedule(send);
    },
  };
}

const pThrottleStrict: Candidate = {
  name: 'p-throttle, strict',
  start: () => {
    const throttled = pThrottle({ limit, interval: windowMs, strict: true })((send: () => Promise<Answer>) => send());
    return (send) => void throttled(send);
  },
};

export const candidates: readonly Candidate[] = [
  ours,
  pQueue('interval', {}),
  pQueue('interval + carryover', { carryoverIntervalCount: true }),
  pQueue('strict', { strict: true }),
  pThrottleStrict,
  bottleneck('reservoir', {
    reservoir: limit,
    reservoirRefreshAmount: limit,
    reservoirRefreshInterval: windowMs,
  }),
  bottleneck('minTime', { minTime: windowMs / limit }),
];
