import { beforeEach, expect, test, vi } from 'vitest';
import { createSeededRandom } from '../cliq/testing/seeded-random';
import { comeToRest } from './testing/come-to-rest';
import { createPlayer } from './testing/run-steps';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';
import type { Fault } from './testing/simulated-network';
import { createSimulation } from './testing/simulation';
import type { Step } from './testing/steps';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

const hourMs = 3_600_000;
const actions = 2_000;
const types = ['note', 'important', 'to_do', 'follow_up'] as const;

test('24 hours: a kill every 30 s, 5 % network errors, 1 % 5xx, 3 locks, 2,000 actions', async () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  const random = createSeededRandom(24);
  const weather = (): Fault | undefined => {
    const at = random.next();
    if (at < 0.05) return at < 0.025 ? 'lost-before' : 'lost-after';
    if (at < 0.06) return at < 0.055 ? 'error-before' : 'error-after';
    return undefined;
  };
  let isCalm = false;
  const simulation = createSimulation({
    seed: 24,
    disk: createMemoryDiskForSimulation(),
    weather: () => (isCalm ? undefined : weather()),
  });
  const player = createPlayer(simulation);
  await player.signIn();

  const events: { at: number; run: () => void | Promise<void> }[] = [];
  for (let at = 30_000; at < 24 * hourMs; at += 30_000) events.push({ at, run: simulation.kill });
  for (let hour = 0; hour < 24; hour++) events.push({ at: (hour + 0.99) * hourMs, run: player.signIn });
  for (const [hour, verb] of [
    [5, 'POST'],
    [11, 'DELETE'],
    [17, 'GET'],
  ] as const) {
    events.push({ at: hour * hourMs, run: () => simulation.cliq.useLimit(simulation.user(), verb, 60) });
  }
  for (let action = 0; action < actions; action++) {
    const message = random.whole(200);
    const kind = random.next();
    const step: Step =
      kind < 0.6
        ? { do: 'star', message, type: types[random.whole(types.length)] ?? 'note' }
        : { do: kind < 0.9 ? 'unstar' : 'undo', message };
    events.push({ at: random.next() * 24 * hourMs, run: () => player.play(step) });
  }
  let mostWaiting = 0;
  for (let at = 0; at < 24 * hourMs; at += hourMs / 6) {
    const count = async () => {
      mostWaiting = Math.max(mostWaiting, (await simulation.disk.contents()).intents.length);
    };
    events.push({ at, run: count });
  }
  for (const { at, run } of events.sort((a, b) => a.at - b.at)) {
    if (at > simulation.time.now()) await simulation.pass(at - simulation.time.now());
    await run();
  }
  isCalm = true;
  const broken = await comeToRest(simulation, player);
  process.off('unhandledRejection', onUnhandled);
  const { promised, waiting } = player.ledger.counts();
  console.log(
    `${promised} acknowledged, at most ${mostWaiting} waiting, ${waiting} to be sent, ${simulation.network.calls()} calls, ${simulation.cliq.refusals()} refused, worst ${simulation.cliq.worstShare()} of the limit`,
  );
  expect(promised).toBeGreaterThan(actions * 0.9);
  // Short lives must not let slots without an answer rest for ever.
  expect(mostWaiting).toBeLessThan(20);
  expect(broken).toEqual([]);
  expect(unhandled).toEqual([]);
  expect(simulation.cliq.worstShare()).toBeLessThanOrEqual(1);
});
