import { createPlayer, messageIdOf } from '../../src/background/testing/run-steps';
import { createMemoryDiskForSimulation } from '../../src/background/testing/simulated-disk';
import { createSimulation, type Simulation } from '../../src/background/testing/simulation';

const minuteMs = 60_000;

export interface SyncCost {
  stars: number;
  /** For the first copy of the whole list. */
  requests: number;
  minutes: number;
  /** The most that Cliq saw in any minute, as a share of what it allows. */
  worstShare: number;
  day: DayCost;
}

export interface DayCost {
  requests: number;
  tokens: number;
  wakeUps: number;
}

/** The real background in virtual time: from the sign-in to the whole copy, then a day on which nobody does anything. */
export async function measureSync(stars: number): Promise<SyncCost> {
  const simulation = createSimulation({ seed: stars, disk: createMemoryDiskForSimulation() });
  const { cliq, network, time } = simulation;
  simulation.setUser('anna');
  for (let star = 0; star < stars; star++) cliq.star('anna', `9${messageIdOf(star)}`, 'note');
  await createPlayer(simulation).signIn();
  const from = time.now();
  while (!(await isCopied(simulation))) {
    await simulation.pass(1_000);
    if (time.now() > from + 24 * 60 * minuteMs) throw new Error(`${stars} stars are not copied within a day`);
  }
  const { rows } = await simulation.disk.contents();
  if (rows.length !== stars) throw new Error(`${rows.length} of ${stars} stars were copied`);
  const requests = network.gets().length;
  const minutes = (time.now() - from) / minuteMs;
  return { stars, requests, minutes, day: await idleDay(simulation), worstShare: cliq.worstShare() };
}

/** The browser ends a worker that has had nothing to do for 30 s. */
async function idleDay(simulation: Simulation): Promise<DayCost> {
  const { cliq, network, time } = simulation;
  const before = { calls: network.calls(), starts: simulation.starts() };
  let tokens = 0;
  const { signIn } = cliq;
  cliq.signIn = (user) => {
    tokens += 1;
    return signIn(user);
  };
  const end = time.now() + 24 * 60 * minuteMs;
  while (time.now() < end) {
    const calls = network.calls();
    await simulation.pass(minuteMs / 2);
    if (network.calls() === calls) simulation.kill();
  }
  cliq.signIn = signIn;
  return { requests: network.calls() - before.calls, tokens, wakeUps: simulation.starts() - before.starts };
}

async function isCopied(simulation: Simulation): Promise<boolean> {
  const replica = simulation.disk.open();
  const account = await replica.account();
  return account !== null && (await replica.checkpoint(account.id)).completedAt !== null;
}
