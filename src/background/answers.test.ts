import { beforeEach, expect, test } from 'vitest';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';

const id = '1777805235487_162898249840';
let world: World;
let worker: ReturnType<World['startWorker']>;
const service = () => worker.service;
const idle = () => worker.delivery.idle();
const status = readStatus;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  await service().signIn(signInSettings);
  await worker.sync.run('user');
});

test('500 is tried again later, as often as it takes', async () => {
  for (let tries = 0; tries < 5; tries++) {
    world.answerNext({
      kind: 'failed',
      answered: true,
      offline: false,
      detail: 'POST 500 operation_failed',
      serverTime: null,
    });
  }
  await service().setStar(refNamed(id), 'note');
  await idle();
  for (let tries = 0; tries < 6; tries++) {
    world.advance(60_000);
    worker.delivery.start();
    await idle();
  }
  expect(world.sent()).toHaveLength(6);
  expect(world.server.get(id)?.type).toBe('note');
});

test('Refresh does not wait for the next try, nor cut the time for Undo short', async () => {
  const other = id.replace('1777', '1778');
  await service().setStar(refNamed(other), 'note');
  await worker.delivery.idle();
  world.answerNext({ kind: 'failed', answered: true, offline: false, detail: 'POST 503', serverTime: null });
  await service().setStar(refNamed(id), 'note');
  await worker.delivery.idle();
  await service().setStar(refNamed(other), null);
  await service().refresh();
  await worker.delivery.idle();
  expect(world.sent()).toEqual([`POST ${other} note`, `POST ${id} note`, `POST ${id} note`]);
});

test('a refusal rolls back, is told by name, and can be dismissed or tried again', async () => {
  world.answerNext({
    kind: 'refused',
    reason: 'chat_not_found',
    detail: 'POST 404 chat_not_found',
    serverTime: null,
  });
  await service().setStar(refNamed(id), 'note');
  await idle();
  expect(await status()).toMatchObject({
    rows: [],
    waiting: 0,
    failed: [{ messageId: id, wanted: 'note', reason: 'chat_not_found', text: `Text of ${id}` }],
  });
  await service().retry(id);
  await idle();
  expect(world.server.get(id)?.type).toBe('note');
  expect(await status()).toMatchObject({ failed: [], rows: [{ type: 'note' }] });
});

test('dismiss forgets a refused change', async () => {
  world.answerNext({ kind: 'refused', reason: 'input_invalid', detail: 'POST 400 input_invalid', serverTime: null });
  await service().setStar(refNamed(id), 'note');
  await idle();
  await service().dismiss(id);
  await idle();
  expect(await status()).toMatchObject({ failed: [], rows: [], waiting: 0 });
  expect(world.sent()).toHaveLength(1);
});

test('401: nothing more is sent until the user has signed in again, then everything', async () => {
  await world.shareStar(worker);
  world.answerNext({ kind: 'unauthorized', serverTime: null });
  await service().setStar(refNamed(id), 'note');
  await idle();
  await service().setStar(refNamed('1777805235488_162898249841'), 'note');
  await idle();
  expect(world.sent()).toHaveLength(1);
  expect(await status()).toMatchObject({ waiting: 2, account: { signInNeeded: true } });
  await service().signIn(signInSettings);
  await idle();
  expect([...world.server.keys()].sort()).toEqual(expect.arrayContaining([id, '1777805235488_162898249841']));
});

test('a consent that is not enough: nothing more is sent, everything is kept, and the status says which', async () => {
  world.answerNext({ kind: 'scope-missing', serverTime: null });
  await service().setStar(refNamed(id), 'note');
  await idle();
  world.advance(600_000);
  worker.delivery.start();
  await idle();
  expect(world.sent()).toHaveLength(1);
  expect(await status()).toMatchObject({ waiting: 1, account: { signInNeeded: true }, problem: { kind: 'scope' } });
});

test('a 401 to the one call after a pause keeps the verb for one call at a time', async () => {
  await world.shareStar(worker);
  world.answerNext({ kind: 'throttled', retryAfterMs: null, serverTime: null }, 'POST');
  await service().setStar(refNamed(id), 'note');
  await expect.poll(async () => (await status()).pauses.length).toBe(1);
  for (const tail of [1, 2, 3]) await service().setStar(refNamed(`177780523548${tail}_162898249840`), 'note');
  world.answerNext({ kind: 'unauthorized', serverTime: null }, 'POST');
  world.advance(300_000);
  await expect.poll(async () => (await status()).account?.signInNeeded).toBe(true);
  await idle();
  const release = world.holdNext('POST');
  await service().signIn(signInSettings);
  await expect.poll(() => world.sent()).toHaveLength(3);
  await service().starsOf([id]);
  expect(world.sent()).toHaveLength(3);
  release();
  await idle();
  expect(world.server.size).toBe(5);
});

test('a limit pauses that verb for 5 minutes; the other verbs go on', async () => {
  world.answerNext({ kind: 'throttled', retryAfterMs: null, serverTime: null });
  await service().setStar(refNamed(id), 'note');
  await expect.poll(async () => (await status()).pauses.length).toBe(1);
  expect((await status()).pauses[0]).toMatchObject({ verb: 'POST', until: world.clock.now() + 300_000 });
  await service().refresh();
  world.advance(299_000);
  expect(world.sent()).toHaveLength(1);
  world.advance(2_000);
  await expect.poll(() => world.server.get(id)?.type).toBe('note');
});

test('a star that is gone already counts as removed', async () => {
  await service().setStar(refNamed(id), 'note');
  await idle();
  world.server.delete(id);
  await service().setStar(refNamed(id), null);
  world.advance(9_000);
  await idle();
  expect(await status()).toMatchObject({ waiting: 0, failed: [] });
});
