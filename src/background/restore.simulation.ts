import { beforeEach, expect, test, vi } from 'vitest';
import { mostRestoredAtOnce } from '../stars/star-service';
import { createPlayer, refOf } from './testing/run-steps';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';
import { createSimulation } from './testing/simulation';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

const minuteMs = 60_000;
const idOf = (message: number) => `${1_777_805_235_487 + message}_162898249840`;

test('a file of 5,000 stars: all reach Cliq once, within its limit, over a kill every seven minutes', async () => {
  const simulation = createSimulation({ seed: 5_000, disk: createMemoryDiskForSimulation() });
  const player = createPlayer(simulation);
  await player.signIn();
  const wishes = Array.from({ length: 5_000 }, (_, n) => ({ ref: refOf(idOf(n), 'anna'), type: 'note' as const }));
  for (let from = 0; from < wishes.length; from += mostRestoredAtOnce) {
    const { service } = await simulation.alive();
    await service.restoreStars(wishes.slice(from, from + mostRestoredAtOnce));
  }
  const startedAt = simulation.time.now();
  const left = async () => (await simulation.disk.contents()).intents.length;
  let kills = 0;
  while ((await left()) > 0 && simulation.time.now() < startedAt + 300 * minuteMs) {
    await simulation.pass(7 * minuteMs);
    simulation.kill();
    kills += 1;
    if ((await simulation.disk.open().account())?.signInNeeded) await player.signIn();
  }
  const tookMinutes = (simulation.time.now() - startedAt) / minuteMs;
  const starred = simulation.cliq.starsOf('anna');
  console.log(`5,000 stars of a file: ${tookMinutes} minutes, ${kills} kills`);
  expect(starred.size).toBe(5_000);
  expect([...starred.values()].every(({ type }) => type === 'note')).toBe(true);
  expect(simulation.cliq.refusals()).toBe(0);
  expect(simulation.cliq.worstShare()).toBeLessThanOrEqual(1);
  expect(simulation.watch.violations()).toEqual([]);
  // 100 minutes at 50 a minute, and what each kill costs.
  expect(tookMinutes).toBeLessThanOrEqual(125);
});
