import { beforeEach, describe, expect, test } from 'vitest';
import type { ApiAnswer } from '../cliq/api';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';
import { createWakeUps } from './wake-ups';

const id = '1777805235487_162898249840';
const idOf = (n: number) => id.replace(/0$/, String(n));
/** Starred Messages switched off, no user of Cliq, or a chat that this user may not use: Cliq says all three in the same words. */
const forbidden: ApiAnswer<never> = { kind: 'no-access', reason: '403', detail: '403', serverTime: null };
let world: World;
let worker: ReturnType<World['startWorker']>;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  await worker.service.signIn(signInSettings);
  await worker.sync.run('user');
  world.advance(60_000);
});

describe('this account may use no stars', () => {
  beforeEach(async () => {
    world.answerNext(forbidden, 'POST');
    world.answerNext(forbidden, 'GET');
    await worker.service.setStar(refNamed(id), 'note');
    await expect.poll(async () => (await readStatus()).problem?.kind).toBe('no-access');
    await worker.delivery.idle();
  });

  test('what was starred waits, more is kept, and nothing is sent', async () => {
    const change = await worker.service.setStar(refNamed(idOf(1)), 'note');
    expect(change.waitsFor).toBe('no-access');
    expect(await worker.service.starsOf([id])).toMatchObject({
      stars: [{ type: 'note', delivery: 'waiting' }],
      waitsFor: 'no-access',
    });
    for (let minutes = 0; minutes < 10; minutes++) {
      world.advance(60_000);
      worker.delivery.start();
      await worker.delivery.idle();
    }
    expect(world.sent()).toHaveLength(1);
    expect(await readStatus()).toMatchObject({ waiting: 2, failed: [] });
  });

  test('when it may again, the first list that comes sends all of it', async () => {
    await worker.service.setStar(refNamed(idOf(1)), 'to_do');
    world.advance(3_000);
    await worker.service.refresh();
    await expect.poll(() => [...world.server.values()].map(({ type }) => type).sort()).toEqual(['note', 'to_do']);
    await worker.delivery.idle();
    expect(await readStatus()).toMatchObject({ waiting: 0, failed: [], problem: null });
  });

  test('Refresh says it by name', async () => {
    world.answerNext(forbidden, 'GET');
    await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'no-access' });
  });

  test('no alarm rings for what cannot be sent; the one of every sync looks again', async () => {
    const alarms = new Set<string>();
    const ups = createWakeUps({
      ...worker,
      clock: world.clock,
      alarms: { keep: async (name) => void alarms.add(name), clear: async (name) => void alarms.delete(name) },
    });
    ups.changeIsComing();
    ups.somethingChanged();
    await expect.poll(() => alarms.has('outstanding')).toBe(false);
    world.advance(15 * 60_000);
    ups.alarmRang('sync');
    await expect.poll(() => world.server.get(id)?.type).toBe('note');
  });
});

test('switched off just after the list came: the change waits all the same', async () => {
  await worker.service.refresh();
  world.answerNext(forbidden, 'POST');
  world.answerNext(forbidden, 'GET');
  await worker.service.setStar(refNamed(id), 'note');
  await expect.poll(async () => (await readStatus()).problem?.kind).toBe('no-access');
  await worker.delivery.idle();
  expect(await readStatus()).toMatchObject({ waiting: 1, failed: [] });
});

describe('one chat is forbidden, and the list is given', () => {
  test('the change is refused, as soon as the list has been asked', async () => {
    for (let tries = 0; tries < 3; tries++) world.answerNext(forbidden, 'POST');
    await worker.service.setStar(refNamed(id), 'note');
    await expect.poll(() => world.calls.map(({ verb }) => verb)).toEqual(['GET', 'POST', 'GET']);
    await worker.delivery.idle();
    world.advance(2_000);
    await expect.poll(async () => (await readStatus()).failed).toMatchObject([{ messageId: id, reason: '403' }]);
    expect(world.sent()).toHaveLength(2);
    expect(await readStatus()).toMatchObject({ waiting: 0, problem: null });
  });

  test('while the list cannot be had, the change waits', async () => {
    for (let tries = 0; tries < 3; tries++) world.answerNext(forbidden, 'POST');
    world.answerNext({ kind: 'failed', answered: true, offline: false, detail: 'GET 503', serverTime: null }, 'GET');
    await worker.service.setStar(refNamed(id), 'note');
    await expect.poll(() => world.calls).toHaveLength(3);
    await worker.delivery.idle();
    world.advance(2_000);
    await expect.poll(() => world.sent()).toHaveLength(2);
    await worker.delivery.idle();
    expect(await readStatus()).toMatchObject({ waiting: 1, failed: [] });
  });
});

test('a newer wish is not kept back by what an older one was told', async () => {
  const release = world.holdNext('POST');
  world.answerNext(forbidden, 'POST');
  await worker.service.setStar(refNamed(id), 'note');
  await expect.poll(() => world.sent()).toHaveLength(1);
  await worker.service.setStar(refNamed(id), 'manager');
  release();
  await worker.delivery.idle();
  expect(world.server.get(id)?.type).toBe('manager');
});
