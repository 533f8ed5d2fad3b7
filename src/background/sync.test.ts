import { beforeEach, describe, expect, test } from 'vitest';
import { openStarReader } from '../replica/open-star-reader';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { createWorld, type World } from './testing/world';

let world: World;
let worker: ReturnType<World['startWorker']>;

const idOf = (n: number) => `${1_777_805_000_000 + n}_162898249840`;
const put = (n: number, type = 'note') =>
  world.server.set(idOf(n), { ...starNamed(idOf(n)), type, starredAt: 1_777_900_000_000 + n });
const gets = () => world.calls.filter(({ verb }) => verb === 'GET').length;
async function local() {
  const reader = await openStarReader();
  try {
    return { rows: await reader.newest(null, 10_000), status: await reader.status() };
  } finally {
    reader.close();
  }
}
async function signIn() {
  await worker.service.signIn(signInSettings);
  await worker.sync.run('user');
}

beforeEach(() => {
  world = createWorld();
  worker = world.startWorker();
});

describe('the first pass', () => {
  test('brings every star, newest first, in ceil(n / 50) calls', async () => {
    for (let n = 0; n < 175; n++) put(n);
    await signIn();
    const { rows, status } = await local();
    expect(rows.map(({ messageId }) => messageId)).toEqual(Array.from({ length: 175 }, (_, n) => idOf(174 - n)));
    expect(status).toMatchObject({ isComplete: true, syncedAt: world.clock.now() });
    expect(gets()).toBe(4);
  });

  test('goes on after the last finished page when the worker was killed', async () => {
    for (let n = 0; n < 175; n++) put(n);
    const firstPage = world.holdNext();
    const secondPage = world.holdNext();
    await worker.service.signIn(signInSettings);
    firstPage();
    await expect.poll(gets).toBe(2);
    worker.kill();
    secondPage();
    const before = gets();
    worker = world.startWorker();
    await worker.sync.run('background');
    const { rows, status } = await local();
    expect([rows.length, status.isComplete]).toEqual([175, true]);
    expect(gets() - before).toBe(3);
  });

  test('a page that failed is asked for again, the pages before it are not', async () => {
    for (let n = 0; n < 120; n++) put(n);
    const firstPage = world.holdNext();
    const secondPage = world.holdNext();
    await worker.service.signIn(signInSettings);
    const first = worker.sync.run('background');
    firstPage();
    await expect.poll(gets).toBe(2);
    world.answerNext({ kind: 'failed', answered: true, offline: false, detail: 'GET 502', serverTime: null });
    secondPage();
    expect(await first).toBe('failed');
    expect((await local()).status.problem).toMatchObject({ kind: 'unavailable', detail: 'GET 502' });
    expect(await worker.sync.run('background')).toBe('failed');
    expect(gets()).toBe(2);
    world.advance(3_000);
    expect(await worker.sync.run('background')).toBe('done');
    expect(gets()).toBe(4);
    const { rows, status } = await local();
    expect(rows).toHaveLength(120);
    expect(status).toMatchObject({ isComplete: true, problem: null });
  });

  test('a repeated token ends the pass', async () => {
    await worker.service.signIn(signInSettings);
    await worker.sync.run('user');
    const account = await worker.session.account();
    await worker.replica.saveCheckpoint({ ...(await worker.replica.checkpoint(account?.id ?? '')), completedAt: null });
    const page = { stars: [starNamed(idOf(1))], unreadable: 0, nextToken: 'again', syncToken: null };
    for (let n = 0; n < 3; n++) world.answerNext({ kind: 'done', value: page, serverTime: null } as never);
    expect(await worker.sync.run('user')).toBe('done');
    expect(gets()).toBe(3);
  });
});

describe('afterwards', () => {
  beforeEach(async () => {
    for (let n = 0; n < 120; n++) put(n);
    await signIn();
    world.calls.length = 0;
  });

  test('nothing changed: one call', async () => {
    await worker.service.refresh();
    expect(gets()).toBe(1);
  });

  test('a new star and a retype on the first page are taken over', async () => {
    put(500, 'manager');
    put(119, 'important');
    await worker.service.refresh();
    expect((await local()).rows.slice(0, 2)).toMatchObject([
      { messageId: idOf(500), type: 'manager' },
      { messageId: idOf(119), type: 'important' },
    ]);
    expect(gets()).toBe(2);
  });

  test('a short pass that was cut off leaves no gap behind its first page', async () => {
    for (let n = 500; n < 620; n++) put(n);
    const firstPage = world.holdNext();
    const refreshing = worker.service.refresh().catch(() => undefined);
    await expect.poll(gets).toBe(1);
    const secondPage = world.holdNext();
    firstPage();
    await expect.poll(gets).toBe(2);
    world.answerNext({ kind: 'failed', answered: true, offline: false, detail: 'GET 502', serverTime: null });
    secondPage();
    await refreshing;
    await worker.service.refresh();
    expect((await local()).rows).toHaveLength(240);
  });

  test('a star removed elsewhere goes after two whole passes without it, not after one', async () => {
    world.server.delete(idOf(3));
    for (const expected of [120, 119]) {
      world.advance(7 * 3_600_000);
      await worker.service.signIn(signInSettings);
      await worker.sync.run('background');
      expect((await local()).rows).toHaveLength(expected);
    }
  });

  test('a list page requested before a delivery does not undo it', async () => {
    const release = world.holdNext();
    const refreshing = worker.service.refresh();
    await expect.poll(gets).toBe(1);
    const stale = [...world.server.values()];
    await worker.service.setStar(refNamed(idOf(119)), 'manager');
    await worker.delivery.idle();
    for (const star of stale) world.server.set(star.messageId, star);
    release();
    await refreshing;
    expect((await local()).rows.find(({ messageId }) => messageId === idOf(119))?.type).toBe('manager');
  });

  test('an expired token: sign in again, nothing is lost', async () => {
    world.answerNext({ kind: 'unauthorized', serverTime: null });
    await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'sign-in' });
    const { rows, status } = await local();
    expect(rows).toHaveLength(120);
    expect(status.account?.signInNeeded).toBe(true);
  });

  test.each([
    [{ kind: 'failed', answered: false, offline: true, detail: 'GET TypeError', serverTime: null }, 'offline'],
    [{ kind: 'refused', reason: 'input_invalid', detail: 'GET 400 input_invalid', serverTime: null }, 'refused'],
    [{ kind: 'no-access', reason: '403', detail: 'GET 403', serverTime: null }, 'no-access'],
    [{ kind: 'failed', answered: true, offline: false, detail: 'GET 503', serverTime: null }, 'unavailable'],
    [{ kind: 'failed', answered: true, offline: false, portal: true, detail: 'GET 200', serverTime: null }, 'portal'],
    [{ kind: 'scope-missing', serverTime: null }, 'scope'],
    [{ kind: 'throttled', retryAfterMs: null, serverTime: null }, 'cliq-paused'],
  ] as const)('%j is told as %s', async (answer, code) => {
    world.answerNext(answer);
    await expect(worker.service.refresh()).rejects.toMatchObject({ code });
  });
});
