import { setImmediate } from 'node:timers/promises';
import { createSeededRandom } from '../../cliq/testing/seeded-random';
import { requestsPerMinute, type Verb } from '../../cliq/throttle';
import { createVirtualTime } from '../../timing/testing/virtual-time';
import { createCallWatch } from './call-watch';
import { createLife } from './life';
import { createSimulatedCliq } from './simulated-cliq';
import type { SimulatedDisk } from './simulated-disk';
import { createSimulatedNetwork, type Fault } from './simulated-network';
import { type Browser, type SimulatedWorker, startSimulatedWorker } from './simulated-worker';

export interface SimulationOptions {
  seed: number;
  disk: SimulatedDisk;
  limits?: Readonly<Record<Verb, number>>;
  pageLength?: number;
  /** The fault of the next call, when none was asked for with `failNext`. */
  weather?: (verb: Verb) => Fault | undefined;
}

/** A browser with the real background in it, a network and Cliq; time passes only when told to. */
export function createSimulation(options: SimulationOptions) {
  const { disk, limits = requestsPerMinute, pageLength = 50, weather } = options;
  const time = createVirtualTime();
  const random = createSeededRandom(options.seed);
  const outside = time.createClock();
  const cliq = createSimulatedCliq({ limits, pageLength, now: time.now, serverTime: time.serverTime });
  const watch = createCallWatch(cliq.userOf);
  const faults: Fault[] = [];
  const nextFault = (verb: Verb) => faults.shift() ?? weather?.(verb);
  const network = createSimulatedNetwork({ time, random, cliq, watch, nextFault });
  const browser: Browser = { token: null, alarms: new Map() };
  let worker: SimulatedWorker | null = null;
  let user = '';
  let accounts = 0;
  let starts = 0;
  const seen = new Set<string>();

  /** Until everything has happened that can happen without time passing. */
  async function settled(): Promise<void> {
    do await setImmediate();
    while ((worker?.life.pending() ?? 0) > 0);
  }

  async function passWithoutAlarms(end: number): Promise<void> {
    await settled();
    while (time.step(end)) await settled();
  }

  async function alive(): Promise<SimulatedWorker> {
    if (worker?.life.isAlive()) return worker;
    // Starting a worker takes longer than what the dead one sent last takes to arrive.
    await passWithoutAlarms(Math.max(network.quietAt(), time.now()));
    starts += 1;
    worker = startSimulatedWorker({
      life: createLife(time),
      writer: disk.open(),
      browser,
      network,
      random,
      limits,
      tokenForSignIn: () => cliq.signIn(user),
      newId: () => {
        accounts += 1;
        watch.signedIn(`account-${accounts}`, user);
        return `account-${accounts}`;
      },
      // An account of which nothing is kept when a token comes may become another user's: what is wished for later is that user's wish.
      onToken: async ({ accountId, token }) => {
        if (seen.has(token)) return;
        seen.add(token);
        const { rows, intents } = await disk.contents();
        const isKept = [...rows, ...intents].some((kept) => kept.accountId === accountId);
        if (!isKept) watch.signedIn(accountId, cliq.userOf(token) ?? '');
      },
      realNow: time.now,
      onChange: watch.committed,
    });
    await settled();
    return worker;
  }

  return {
    cliq,
    watch,
    network,
    disk,
    time,
    now: outside.now,
    alive,
    settled,
    /** How often a worker has been started. */
    starts: () => starts,
    user: () => user,
    setUser: (name: string) => {
      user = name;
    },
    kill: () => worker?.life.kill(),
    /** What is kept only for the session is gone: the token, and the alarms at the worst. */
    async restartBrowser(): Promise<void> {
      worker?.life.kill();
      browser.token = null;
      browser.alarms.clear();
      (await alive()).wakeUps.browserStarted();
      await settled();
    },
    failNext: (fault: Fault) => faults.push(fault),
    /** No fault that was asked for is left. */
    calm: () => faults.splice(0),
    /** Time passes; alarms ring, and start the worker when it is dead. */
    async pass(ms: number): Promise<void> {
      const end = time.now() + ms;
      for (;;) {
        const next = Math.min(...[...browser.alarms.values()].map(({ at }) => at), end);
        await passWithoutAlarms(Math.max(next, time.now()));
        for (const [name, alarm] of [...browser.alarms]) {
          if (alarm.at > time.now()) continue;
          alarm.at = time.now() + alarm.everyMs;
          (await alive()).wakeUps.alarmRang(name);
          await settled();
        }
        if (time.now() >= end) return;
      }
    },
    /** The computer sleeps: the worker is gone, no alarm rings before it wakes up. */
    async sleep(ms: number): Promise<void> {
      worker?.life.kill();
      await passWithoutAlarms(time.now() + ms);
    },
  };
}

export type Simulation = ReturnType<typeof createSimulation>;
