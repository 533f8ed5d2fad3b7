import { beforeEach, describe, expect, test } from 'vitest';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';

const idOf = (n: number) => `${1_777_805_000_000 + n}_162898249840`;
const ids = (count: number) => Array.from({ length: count }, (_, n) => idOf(n));
let world: World;
let worker: ReturnType<World['startWorker']>;
const service = () => worker.service;
const idle = () => worker.delivery.idle();
const batches = async () => (await readStatus()).batches;
const batch = async () => {
  const [newest] = await batches();
  if (!newest) throw new Error('there is no batch');
  return newest;
};
const typesInCliq = () => ids(4).map((id) => world.server.get(id)?.type ?? null);
const refused = { kind: 'refused', reason: 'chat_not_found', detail: 'POST 404', serverTime: null } as const;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  const types = ['note', 'note', 'important', 'to_do'];
  for (const [n, type] of types.entries())
    world.server.set(idOf(n), { ...starNamed(idOf(n)), type, starredAt: 1_777_900_000_000 + n });
  await service().signIn(signInSettings);
  await worker.sync.run('user');
});

test('many stars get a type: durable together, told once, delivered; what is so already is skipped and counted', async () => {
  const release = world.holdNext('POST');
  world.notices.splice(0);
  await service().setStars([...ids(4), idOf(0), 'never-seen'], 'important');
  expect(world.notices[0]).toMatchObject({ messageIds: [idOf(0), idOf(1), idOf(3)] });
  expect(await batch()).toMatchObject({ want: 'important', count: 3, waiting: 3, already: 1, gone: 1, endedAt: null });
  release();
  await idle();
  expect(typesInCliq()).toEqual(['important', 'important', 'important', 'important']);
  expect(world.sent()).toHaveLength(3);
  await expect.poll(async () => (await batch()).endedAt).toBe(world.clock.now());
  expect(await batch()).toMatchObject({ count: 3, waiting: 0, failed: 0 });
});

test('8 s after its end a batch is forgotten, by the next worker if need be; until then it can be undone', async () => {
  await service().setStars(ids(4), 'manager');
  await idle();
  await expect.poll(async () => (await batch()).endedAt).not.toBeNull();
  const { id } = await batch();
  world.advance(9_100);
  await expect.poll(batches).toEqual([]);
  await expect(service().undoBatch(id)).rejects.toMatchObject({ code: 'nothing-to-undo' });
});

test('who presses Undo when its time is just over is heard; later is too late', async () => {
  await service().setStars(ids(2), 'manager');
  await idle();
  await expect.poll(async () => (await batch()).endedAt).not.toBeNull();
  const { id } = await batch();
  worker.kill();
  worker = world.startWorker();
  world.advance(8_500);
  await service().undoBatch(id);
  await idle();
  expect(typesInCliq().slice(0, 2)).toEqual(['note', 'note']);
});

describe('removing many', () => {
  test('Cliq hears nothing for 8 s; Undo in that time sends nothing at all', async () => {
    await service().setStars(ids(4), null);
    world.advance(7_900);
    worker.delivery.start();
    await idle();
    expect(world.sent()).toEqual([]);
    await service().undoBatch((await batch()).id);
    world.advance(60_000);
    await idle();
    expect(world.sent()).toEqual([]);
    expect((await readStatus()).rows.map(({ removedAt, type }) => [removedAt, type])).toEqual([
      [null, 'to_do'],
      [null, 'important'],
      [null, 'note'],
      [null, 'note'],
    ]);
  });

  test('Undo after it stars them again with the types they had, and says that their star time is new', async () => {
    await service().setStars(ids(4), null);
    world.advance(8_100);
    await expect.poll(() => world.server.size).toBe(0);
    await idle();
    const { id } = await batch();
    await service().undoBatch(id);
    expect(await batch()).toMatchObject({ undoes: id, want: null, count: 4, renewed: 4, gone: 0 });
    await idle();
    expect(typesInCliq()).toEqual(['note', 'note', 'important', 'to_do']);
  });
});

describe('Undo', () => {
  test('gives each its own type back, and leaves alone what the user has changed since', async () => {
    await service().setStars(ids(4), 'follow_up');
    await idle();
    await service().setStar(refNamed(idOf(1)), 'manager');
    await service().setStar(refNamed(idOf(2)), null);
    await idle();
    const { id } = await batch();
    await service().undoBatch(id);
    expect(await batch()).toMatchObject({ undoes: id, count: 2, gone: 2 });
    await idle();
    expect(typesInCliq()).toEqual(['note', 'manager', 'follow_up', 'to_do']);
    world.advance(8_100);
    await expect.poll(() => typesInCliq()).toEqual(['note', 'manager', null, 'to_do']);
  });

  test('is one, and is not undone itself', async () => {
    await service().setStars(ids(4), 'follow_up');
    const { id } = await batch();
    await service().undoBatch(id);
    await expect(service().undoBatch(id)).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await expect(service().undoBatch((await batch()).id)).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  test('of the first of two batches leaves alone what the second has changed', async () => {
    await service().setStars(ids(4), 'follow_up');
    await service().setStars(ids(2), 'manager');
    const [second, first] = await batches();
    await service().undoBatch(first?.id ?? 0);
    await idle();
    expect(typesInCliq()).toEqual(['manager', 'manager', 'important', 'to_do']);
    await service().undoBatch(second?.id ?? 0);
    await idle();
    expect(typesInCliq()).toEqual(['follow_up', 'follow_up', 'important', 'to_do']);
  });
});

test('what Cliq refuses is counted and named; Undo forgets it with the rest', async () => {
  world.answerNext(refused, 'POST');
  await service().setStars(ids(4), 'follow_up');
  await idle();
  await expect.poll(async () => (await batch()).endedAt).not.toBeNull();
  expect(await batch()).toMatchObject({ count: 4, waiting: 0, failed: 1 });
  const { failed } = await readStatus();
  expect(failed).toMatchObject([
    { wanted: 'follow_up', reason: 'chat_not_found', text: expect.stringContaining('Text') },
  ]);
  await service().undoBatch((await batch()).id);
  expect((await readStatus()).failed).toEqual([]);
  expect(await batch()).toMatchObject({ count: 3, gone: 0 });
  await idle();
  expect(typesInCliq()).toEqual(['note', 'note', 'important', 'to_do']);
});

test('Cancel takes back what Cliq does not have, leaves what is under way, and Undo takes back the rest', async () => {
  world.answerNext({ kind: 'failed', answered: false, offline: true, detail: 'POST', serverTime: null }, 'POST');
  const release = world.holdNext('POST');
  await service().setStars(ids(4), 'follow_up');
  await expect.poll(() => world.sent().length).toBe(4);
  await expect.poll(() => world.server.get(idOf(3))?.type).toBe('follow_up');
  const { id } = await batch();
  await service().cancelBatch(id);
  // One is under way, two are through, and one had no answer: that one is not tried again.
  expect(await batch()).toMatchObject({ id, count: 3, takenBack: 1 });
  release();
  await idle();
  await expect.poll(async () => (await batch()).endedAt).not.toBeNull();
  await service().undoBatch(id);
  await idle();
  world.advance(400_000);
  worker.delivery.start();
  await idle();
  expect(typesInCliq()).toEqual(['note', 'note', 'important', 'to_do']);
});

test('signed out while a batch waits: nothing of it is left, and nobody can undo it', async () => {
  const release = world.holdNext('POST');
  await service().setStars(ids(4), 'follow_up');
  const { id } = await batch();
  await service().signOut();
  release();
  await idle();
  expect(await worker.replica.batches('any')).toEqual([]);
  await expect(service().undoBatch(id)).rejects.toMatchObject({ code: 'signed-out' });
  await service().signIn(signInSettings);
  expect(await batches()).toEqual([]);
  await expect(service().cancelBatch(id)).rejects.toMatchObject({ code: 'nothing-to-undo' });
});

test('what the disk refuses is told as not saved, and nothing of it is done', async () => {
  worker.replica.changeBatch = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(service().setStars(ids(4), 'follow_up')).rejects.toMatchObject({ code: 'not-saved' });
  await idle();
  expect(world.sent()).toEqual([]);
  expect(await batches()).toEqual([]);
});
