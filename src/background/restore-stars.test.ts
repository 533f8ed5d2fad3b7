import { beforeEach, expect, test, vi } from 'vitest';
import { openStarReader } from '../replica/open-star-reader';
import type { StarWish } from '../stars/star-service';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';

const idOf = (n: number) => `${1_777_805_000_000 + n}_162898249840`;
const wishes = (count: number, type: StarWish['type'] = 'note'): StarWish[] =>
  Array.from({ length: count }, (_, n) => ({ ref: refNamed(idOf(n)), type }));

let world: World;
let worker: ReturnType<World['startWorker']>;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  await worker.service.signIn(signInSettings);
  await worker.sync.run('user');
});

const posts = () => world.sent().filter((call) => call.startsWith('POST'));
const restoring = async () => (await readStatus()).restoring;

/** Until what can happen without time passing has happened: nothing more is sent, and nothing is written. */
async function rest(): Promise<void> {
  for (let quiet = 0, before = ''; quiet < 20; ) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const now = `${world.calls.length} ${await worker.replica.revision()}`;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

test('the stars of a file are kept before they are told to be, and reach Cliq once', async () => {
  const release = world.holdNext('POST');
  expect(await worker.service.restoreStars(wishes(3))).toBe(3);
  expect(await restoring()).toBe(3);
  release();
  await worker.delivery.idle();
  expect(posts().sort()).toEqual(wishes(3).map(({ ref }) => `POST ${ref.messageId} note`));
  expect([...world.server.keys()].sort()).toEqual(wishes(3).map(({ ref }) => ref.messageId));
  expect(await restoring()).toBe(0);
});

test('what is so already, or waits to be, stays as it is: the same file once more sends nothing', async () => {
  await worker.service.restoreStars(wishes(3));
  expect(await worker.service.restoreStars(wishes(3))).toBe(0);
  await worker.delivery.idle();
  expect(await worker.service.restoreStars(wishes(3))).toBe(0);
  await worker.delivery.idle();
  expect(posts()).toHaveLength(3);
});

test('a star of another type takes the file’s, and can be taken back', async () => {
  await worker.service.restoreStars(wishes(1, 'important'));
  await worker.delivery.idle();
  await worker.service.restoreStars(wishes(1, 'note'));
  await worker.delivery.idle();
  expect(world.server.get(idOf(0))?.type).toBe('note');
  await worker.service.undo(idOf(0));
  await worker.delivery.idle();
  expect(world.server.get(idOf(0))?.type).toBe('important');
});

test('more than Cliq takes in a minute: the rest is on the disk, and goes on after a kill', async () => {
  await worker.service.restoreStars(wishes(120));
  await rest();
  expect(posts()).toHaveLength(50);
  worker.kill();
  await rest();
  worker = world.startWorker();
  expect(await restoring()).toBe(70);
  for (let minute = 0; minute < 6 && world.server.size < 120; minute++) {
    world.advance(61_000);
    worker.delivery.start();
    await rest();
  }
  expect(world.server.size).toBe(120);
  expect(new Set(posts()).size).toBe(posts().length);
});

test('a star that somebody sets meanwhile goes to Cliq before the rest of the file, also one of the file', async () => {
  await worker.service.restoreStars(wishes(120));
  await rest();
  const own = '1777999999999_162898249840';
  await worker.service.setStar(refNamed(own), 'manager');
  await worker.service.setStar(refNamed(idOf(119)), 'manager');
  await rest();
  world.advance(61_000);
  await rest();
  expect(posts().slice(50, 52).sort()).toEqual([`POST ${idOf(119)} manager`, `POST ${own} manager`]);
});

test('stop: what Cliq has not been told is taken back, what it has been told stays', async () => {
  world.server.set(idOf(60), { ...starNamed(idOf(60)), type: 'important' });
  await worker.sync.run('user');
  await worker.service.restoreStars(wishes(120));
  await rest();
  expect(posts()).toHaveLength(50);
  expect(await worker.service.stopRestoring()).toBe(70);
  await rest();
  const revision = await worker.replica.revision();
  world.advance(61_000);
  await rest();
  // Nobody has waited for a slot any more, only to find that there is nothing to send.
  expect(await worker.replica.revision()).toBe(revision);
  expect(posts()).toHaveLength(50);
  expect(await restoring()).toBe(0);
  const reader = await openStarReader();
  const rows = await reader.newest(null, 200);
  reader.close();
  expect(rows).toHaveLength(51);
  // The one that had another type has it again.
  expect(rows.find(({ messageId }) => messageId === idOf(60))).toMatchObject({
    type: 'important',
    delivery: 'delivered',
  });
  expect((await readStatus()).waiting).toBe(0);
  await worker.service.setStar(refNamed('1777999999999_162898249840'), 'manager');
  await rest();
  expect(posts()).toHaveLength(51);
});

test('a star of another data center: nothing of the call is kept', async () => {
  const [first, second] = wishes(2);
  if (!first || !second) throw new Error('two are made');
  const foreign = { ...second, ref: { ...second.ref, dataCenter: 'eu' as const } };
  await expect(worker.service.restoreStars([first, foreign])).rejects.toMatchObject({ code: 'wrong-account' });
  expect((await readStatus()).waiting).toBe(0);
});

test('stop: a call that is under way is not taken back, whatever comes of it', async () => {
  const release = world.holdNext('POST');
  await worker.service.restoreStars(wishes(1));
  await rest();
  expect(await worker.service.stopRestoring()).toBe(0);
  release();
  await worker.delivery.idle();
  expect(world.server.get(idOf(0))?.type).toBe('note');
  expect((await readStatus()).rows).toMatchObject([{ messageId: idOf(0), type: 'note', delivery: 'delivered' }]);
});

test('each part of a file is committed strictly', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const release = world.holdNext('POST');
  await worker.service.restoreStars(wishes(2));
  const [first] = begun.mock.calls.filter(([stores, mode]) => mode === 'readwrite' && [...stores].includes('outbox'));
  expect(first?.[2]).toEqual({ durability: 'strict' });
  release();
});

test('a disk that refuses is told as not saved', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(worker.service.restoreStars(wishes(2))).rejects.toMatchObject({ code: 'not-saved' });
  put.mockRestore();
  expect((await readStatus()).waiting).toBe(0);
});
