import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPlayer, messageIdOf, refOf } from './testing/run-steps';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';
import { createSimulation, type Simulation } from './testing/simulation';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

const minuteMs = 60_000;

function withStars(count: number): Simulation {
  const simulation = createSimulation({ seed: count, disk: createMemoryDiskForSimulation() });
  simulation.setUser('anna');
  for (let star = 0; star < count; star++) simulation.cliq.star('anna', `9${messageIdOf(star)}`, 'note');
  return simulation;
}

async function passUntil(simulation: Simulation, stepMs: number, isDone: () => Promise<boolean>): Promise<number> {
  const from = simulation.time.now();
  while (!(await isDone()) && simulation.time.now() < from + 600 * minuteMs) await simulation.pass(stepMs);
  return simulation.time.now() - from;
}

const isComplete = (simulation: Simulation) => async () => {
  const replica = simulation.disk.open();
  const account = await replica.account();
  return account !== null && (await replica.checkpoint(account.id)).completedAt !== null;
};

describe('the first sync', () => {
  test('1,500 stars: at most 30 calls and 60 s; afterwards nothing changed is one call', async () => {
    const simulation = withStars(1_500);
    await createPlayer(simulation).signIn();
    const tookMs = await passUntil(simulation, 1_000, isComplete(simulation));
    const gets = simulation.network.gets().length;
    expect((await simulation.disk.contents()).rows).toHaveLength(1_500);
    expect(gets).toBeLessThanOrEqual(30);
    expect(tookMs).toBeLessThanOrEqual(minuteMs);
    await simulation.pass(2 * minuteMs);
    const refreshed = (await simulation.alive()).service.refresh();
    await simulation.pass(5_000);
    await refreshed;
    expect(simulation.network.gets()).toHaveLength(gets + 1);
    console.log(`1,500 stars: ${gets} GETs, ${tookMs / 1_000} s`);
  });

  test('10,000 stars: as fast as 30 calls in the first minute and 27 in each other allow', async () => {
    const simulation = withStars(10_000);
    await createPlayer(simulation).signIn();
    const tookMs = await passUntil(simulation, 1_000, isComplete(simulation));
    console.log(`10,000 stars: ${simulation.network.gets().length} GETs, ${tookMs / 1_000} s`);
    expect((await simulation.disk.contents()).rows).toHaveLength(10_000);
    expect(simulation.network.gets()).toHaveLength(200);
    // 30 + 6 × 27 calls go out up to the beginning of the 7th minute, the last eight at its end.
    expect(tookMs).toBeLessThanOrEqual(7.25 * minuteMs);
    expect(simulation.cliq.worstShare()).toBeLessThanOrEqual(1);
  });

  test('100,000 stars: no page again after a kill', async () => {
    const simulation = withStars(100_000);
    await createPlayer(simulation).signIn();
    let kills = 0;
    let peak = 0;
    const player = createPlayer(simulation);
    const tookMs = await passUntil(simulation, 5 * minuteMs, async () => {
      if ((await simulation.disk.open().account())?.signInNeeded) await player.signIn();
      peak = Math.max(peak, process.memoryUsage().heapUsed);
      if (await isComplete(simulation)()) return true;
      simulation.kill();
      kills += 1;
      return false;
    });
    const gets = simulation.network.gets();
    console.log(
      `100,000 stars: ${gets.length} GETs, ${kills} kills, ${tookMs / minuteMs} min, heap ${peak / 2 ** 20} MB`,
    );
    expect((await simulation.disk.contents()).rows).toHaveLength(100_000);
    const ofTheTop = gets.filter((token) => token === '');
    const others = gets.filter((token) => token !== '');
    expect(new Set(others).size).toBe(1_999);
    // A page whose answer came after the kill was never finished.
    expect(others.length).toBeLessThanOrEqual(1_999 + kills);
    // What is new at the top is looked for every quarter of an hour.
    expect(ofTheTop.length).toBeLessThanOrEqual(1 + kills + tookMs / (15 * minuteMs));
    expect(simulation.cliq.worstShare()).toBeLessThanOrEqual(1);
  });
});

test('500 messages starred at once during a first sync of 5,000', async () => {
  const simulation = withStars(5_000);
  await createPlayer(simulation).signIn();
  const { service } = await simulation.alive();
  const ids = Array.from({ length: 500 }, (_, message) => messageIdOf(message));
  await Promise.all(ids.map((id) => service.setStar(refOf(id, 'anna'), 'important')));
  const isDelivered = async () => (await simulation.disk.contents()).intents.length === 0;
  const deliveredMs = await passUntil(simulation, 1_000, isDelivered);
  const moreMs = await passUntil(simulation, 1_000, isComplete(simulation));
  console.log(`500 stars: ${deliveredMs / 1_000} s; 5,000 stars: ${(deliveredMs + moreMs) / 1_000} s`);
  expect(simulation.cliq.refusals()).toBe(0);
  expect(simulation.cliq.worstShare()).toBeLessThanOrEqual(1);
  expect(simulation.watch.violations()).toEqual([]);
  expect(ids.every((id) => simulation.cliq.starsOf('anna').get(id)?.type === 'important')).toBe(true);
  expect(deliveredMs).toBeLessThanOrEqual(612_000);
});
