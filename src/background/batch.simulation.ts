import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSeededRandom } from '../cliq/testing/seeded-random';
import { comeToRest } from './testing/come-to-rest';
import { createPlayer, refOf } from './testing/run-steps';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';
import type { Fault } from './testing/simulated-network';
import { createSimulation } from './testing/simulation';

// Dying workers log what they could not do.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

const minuteMs = 60_000;
const count = 500;
const ids = Array.from({ length: count }, (_, n) => `${1_777_805_000_000 + n}_162898249840`);
const types = ['note', 'to_do', 'important', 'manager'];
const typeBefore = (n: number) => types[n % types.length] ?? 'note';

/** 500 stars that are in Cliq and here; Cliq counts its limits as strictly as its documents allow. */
async function arrange(weather?: () => Fault | undefined) {
  const simulation = createSimulation({ seed: 7, disk: createMemoryDiskForSimulation(), ...(weather && { weather }) });
  const player = createPlayer(simulation);
  simulation.setUser('anna');
  for (const [n, id] of ids.entries()) simulation.cliq.star('anna', id, typeBefore(n));
  await player.signIn();
  await simulation.pass(10_000);
  expect((await simulation.disk.contents()).rows).toHaveLength(count);
  const callsBefore = simulation.network.calls();
  const batches = async () => {
    const replica = simulation.disk.open();
    const account = await replica.account();
    return account ? replica.batches(account.id) : [];
  };
  return {
    simulation,
    player,
    batches,
    async newest() {
      const [batch] = await batches();
      if (!batch) throw new Error('there is no batch');
      return batch;
    },
    calls: () => simulation.network.calls() - callsBefore,
    inCliq: () => ids.map((id) => simulation.cliq.starsOf('anna').get(id)?.type ?? null),
    waiting: async () => (await simulation.disk.contents()).intents.length,
    service: async () => (await simulation.alive()).service,
    /** Minutes until nothing waits any more. */
    async finish(each: () => void = () => undefined): Promise<number> {
      const from = simulation.time.now();
      while ((await simulation.disk.contents()).intents.length > 0) {
        await simulation.pass(1_000);
        each();
        if (simulation.time.now() - from > 600 * minuteMs) throw new Error('it never ends');
      }
      return (simulation.time.now() - from) / minuteMs;
    },
  };
}
const before = ids.map((_, n) => typeBefore(n));
const all = (type: string | null) => ids.map(() => type);

describe('500 at once, by a virtual clock', () => {
  test('a type for all: inside the limit, one call each but where there was nothing to do, and Undo as well', async () => {
    const { simulation, service, newest, batches, calls, inCliq, finish } = await arrange();
    await (await service()).setStars(ids, 'important');
    expect(await newest()).toMatchObject({ already: count / 4, gone: 0 });
    const minutes = await finish();
    expect(inCliq()).toEqual(all('important'));
    expect([calls(), simulation.cliq.refusals()]).toEqual([(count * 3) / 4, 0]);
    expect(minutes).toBeLessThanOrEqual(9);

    await simulation.pass(100);
    const { id, endedAt } = await newest();
    expect(endedAt).not.toBeNull();
    await (await service()).undoBatch(id);
    await finish();
    expect(inCliq()).toEqual(before);
    expect([calls(), simulation.cliq.refusals()]).toEqual([(count * 3) / 2, 0]);
    expect(simulation.cliq.worstShare()).toBeLessThanOrEqual(1);
    await simulation.pass(minuteMs);
    expect(await batches()).toEqual([]);
    console.log(`375 changes of type took ${minutes} minutes`);
  });

  test('all removed, Undo after five minutes: what Cliq still has costs no call and keeps its star time', async () => {
    const { simulation, service, newest, calls, inCliq, waiting, finish } = await arrange();
    await (await service()).setStars(ids, null);
    await simulation.pass(7_500);
    expect(calls()).toBe(0);
    await simulation.pass(5 * minuteMs);
    const gone = inCliq().filter((type) => type === null).length;
    expect([gone >= 250, gone < count, calls()]).toEqual([true, true, gone]);
    await (await service()).undoBatch((await newest()).id);
    expect(await newest()).toMatchObject({ want: null, messageIds: ids, gone: 0 });
    // One that was under way may have arrived meanwhile.
    const { renewed } = await newest();
    expect([renewed >= gone, renewed <= gone + 50, (await waiting()) >= gone]).toEqual([true, true, true]);
    await finish();
    expect(inCliq()).toEqual(before);
    expect(simulation.cliq.refusals()).toBe(0);
    expect(simulation.cliq.worstShare()).toBeLessThanOrEqual(1);
  });

  test('Cancel after two minutes: what Cliq has stays, the rest is as it was, and Undo takes back what it has', async () => {
    const { simulation, service, newest, calls, inCliq, finish } = await arrange();
    await (await service()).setStars(ids, 'follow_up');
    await simulation.pass(2 * minuteMs);
    const { id } = await newest();
    await (await service()).cancelBatch(id);
    await finish();
    const { messageIds, takenBack } = await newest();
    const changed = inCliq().filter((type) => type === 'follow_up').length;
    expect([messageIds.length, takenBack, calls()]).toEqual([changed, count - changed, changed]);
    expect([changed >= 100, changed <= 200]).toEqual([true, true]);
    expect(inCliq().filter((type, n) => type === before[n])).toHaveLength(count - changed);
    await (await service()).undoBatch(id);
    await finish();
    expect(inCliq()).toEqual(before);
    expect([calls(), simulation.cliq.refusals()]).toEqual([2 * changed, 0]);
  });

  test('who stars one message meanwhile does not wait for the 500', async () => {
    const { simulation, service, inCliq, waiting } = await arrange();
    await (await service()).setStars(ids, 'follow_up');
    await simulation.pass(3 * minuteMs);
    const one = '1777900000000_162898249840';
    await (await service()).setStar(refOf(one, 'anna'), 'manager');
    await simulation.pass(10_000);
    expect(simulation.cliq.starsOf('anna').get(one)?.type).toBe('manager');
    expect(inCliq().filter((type) => type === 'follow_up').length).toBeLessThan(count / 2);
    expect(await waiting()).toBeGreaterThan(count / 2);
  });

  test('a worker killed every 30 s or so, and a network that loses one answer in twenty: nothing is lost, and Undo is whole', async () => {
    const random = createSeededRandom(500);
    let isCalm = false;
    const weather = (): Fault | undefined => {
      const at = random.next();
      return isCalm || at >= 0.05 ? undefined : at < 0.025 ? 'lost-before' : 'lost-after';
    };
    const { simulation, player, service, newest, inCliq, finish } = await arrange(weather);
    await (await service()).setStars(ids, 'follow_up');
    const killNowAndThen = () => {
      if (random.next() < 1 / 30) simulation.kill();
    };
    const minutes = await finish(killNowAndThen);
    expect(inCliq()).toEqual(all('follow_up'));
    await simulation.alive();
    await simulation.pass(1_000);
    await (await service()).undoBatch((await newest()).id);
    await finish(killNowAndThen);
    expect(inCliq()).toEqual(before);
    isCalm = true;
    expect(await comeToRest(simulation, player)).toEqual([]);
    expect([simulation.cliq.refusals(), simulation.cliq.worstShare() <= 1]).toEqual([0, true]);
    console.log(`500 changes of type, a kill every 30 s or so: ${minutes} minutes`);
  });

  test('wherever the worker dies while it is written: all of it is there, or nothing', async () => {
    const outcomes = new Set<number>();
    for (let afterAccesses = 0; afterAccesses < 8; afterAccesses++) {
      for (const isAfterEffect of [false, true]) {
        const { simulation, service, batches, inCliq, finish } = await arrange();
        (await simulation.alive()).life.prepare({ afterAccesses, how: 'kill', isAfterEffect });
        void (await service()).setStars(ids, 'follow_up');
        await simulation.settled();
        simulation.kill();
        const written = await batches();
        outcomes.add(written.length);
        await simulation.pass(minuteMs);
        await finish();
        expect(inCliq()).toEqual(written.length === 1 ? all('follow_up') : before);
      }
    }
    expect([...outcomes].sort()).toEqual([0, 1]);
  });
});
