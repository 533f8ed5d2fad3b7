import { beforeEach, expect, test } from 'vitest';
import type { ListQuery } from '../cliq/api';
import { createMemoryDisk, createMemoryReplica, type MemoryDisk } from '../replica/testing/memory-replica';
import type { Star } from '../stars/star';
import { account, createListRig, type ListAnswer, type ListRig } from './testing/list-rig';
import { starNamed } from './testing/named-stars';

let disk: MemoryDisk;
let rig: ListRig;
let stars: Star[];
let list: (query: ListQuery) => ListAnswer;

const minuteMs = 60_000;
/** So short that a few hundred stars take minutes. */
const pageLength = 5;
const named = (n: number): Star => ({ ...starNamed(`m${n}`), starredAt: 1_000 + n });
const newestFirst = (length: number) => Array.from({ length }, (_, n) => named(length - 1 - n));
const checkpoint = () => rig.replica.checkpoint(account.id);
const has = (n: number) => disk.entries.has(`${account.id}\nm${n}`);
const tokens = () => rig.queries().map(({ nextToken }) => nextToken);

/** A cursor that does not move when a star comes on top. */
const byPlace = ({ nextToken }: ListQuery): ListAnswer => {
  const from = nextToken === undefined ? 0 : stars.findIndex(({ messageId }) => messageId === nextToken);
  return { stars: stars.slice(from, from + pageLength), nextToken: stars[from + pageLength]?.messageId ?? null };
};

function startWorker(): void {
  rig = createListRig({ replica: createMemoryReplica(disk), list: (query) => list(query) });
}

/** A pass over the whole list, begun by nobody in particular, has used up the slots of a minute and waits. */
async function passUnderWay(): Promise<{ running: Promise<unknown>; calls: number }> {
  const running = rig.sync.run('background');
  await rig.pass(minuteMs / 2);
  return { running, calls: rig.queries().length };
}

beforeEach(async () => {
  disk = createMemoryDisk();
  stars = newestFirst(250);
  list = byPlace;
  startWorker();
  await rig.signIn();
});

test('Refresh comes at once between two pages of a pass that waits for its slot, and the pass goes on', async () => {
  const { running, calls } = await passUnderWay();
  expect(calls).toBe(27);
  stars = [named(5_000), ...stars];
  const asked = rig.time.now();
  expect(await rig.finish(rig.sync.run('user'))).toBe('done');
  expect(rig.time.now() - asked).toBeLessThan(500);
  expect(has(5_000)).toBe(true);
  // The second page is known already.
  expect(tokens()).toEqual([undefined, 'm245']);
  expect((await checkpoint()).under).not.toBeNull();
  expect(await rig.finish(running)).toBe('done');
  expect(rig.queries()).toHaveLength(50 - calls);
  expect(disk.entries.size).toBe(251);
});

test('Refresh after a restart reads the newest stars first, then the stored pass goes on', async () => {
  await passUnderWay();
  startWorker();
  stars = [named(5_000), ...stars];
  expect(await rig.finish(rig.sync.run('user'))).toBe('done');
  expect([has(5_000), has(10)]).toEqual([true, false]);
  await rig.pass(5 * minuteMs);
  expect([has(10), (await checkpoint()).under]).toEqual([true, null]);
});

test('who asks again within seconds, or while it is being read, causes no further call', async () => {
  const { running } = await passUnderWay();
  const both = Promise.all([rig.sync.run('user'), rig.sync.run('user')]);
  await rig.pass(1_000);
  const third = rig.sync.run('user');
  await rig.pass(10_000);
  expect(await rig.finish(both)).toEqual(['done', 'done']);
  expect(tokens()).toEqual([undefined]);
  expect(await rig.finish(third)).toBe('done');
  await rig.finish(running);
});

test('a reading of the newest stars that breaks off in the middle of a pass leaves no gap', async () => {
  await passUnderWay();
  stars = [...Array.from({ length: 12 }, (_, n) => named(5_011 - n)), ...stars];
  list = (query) => (query.nextToken === 'm5006' ? 'failed' : byPlace(query));
  expect(await rig.finish(rig.sync.run('user'))).toBe('failed');
  expect([has(5_011), has(5_000)]).toEqual([true, false]);
  list = byPlace;
  startWorker();
  await rig.pass(minuteMs);
  expect(await rig.finish(rig.sync.run('background'))).toBe('done');
  expect((await checkpoint()).under).toBeNull();
  await rig.finish(rig.sync.run('background'));
  expect(disk.entries.size).toBe(262);
  // And it was told that it has closed the gap: one call from now on.
  rig.queries();
  await rig.finish(rig.sync.run('background'));
  expect(tokens()).toEqual([undefined]);
});

test('with more new stars than three pages, or a list in another order, the pass goes on, and the rest comes after it', async () => {
  const { running } = await passUnderWay();
  stars = [...Array.from({ length: 40 }, (_, n) => named(5_039 - n)), ...stars];
  const { under } = await checkpoint();
  expect(await rig.finish(rig.sync.run('user'))).toBe('done');
  expect([has(5_039), has(5_025), has(5_000)]).toEqual([true, true, false]);
  await rig.finish(running);
  expect(tokens().slice(0, 4)).toEqual([undefined, 'm5034', 'm5029', under?.nextToken]);
  expect(has(5_000)).toBe(false);
  await rig.finish(rig.sync.run('background'));
  expect(disk.entries.size).toBe(290);
  // Eight pages of new stars, and the known one behind them.
  expect(rig.queries()).toHaveLength(9);
});

test.each([
  ['is served by one more', 1, 'done'],
  ['is told when that fails as well, and no more are tried', 99, 'failed'],
])('who asks while a reading is about to fail %s', async (_, failures, end) => {
  let failed = 0;
  let second: Promise<unknown> = Promise.resolve('nobody asked');
  list = (query) => {
    if (query.nextToken === undefined || failed === failures) return byPlace(query);
    failed += 1;
    if (failed === 1) second = rig.sync.run('user');
    return 'failed';
  };
  await rig.finish(rig.sync.run('user'));
  expect(await rig.finish(second)).toBe(end);
  expect(failed).toBe(Math.min(failures, 2));
});

test('a failed answer is told to who asked; a sign-out too', async () => {
  await passUnderWay();
  list = () => 'failed';
  expect(await rig.finish(rig.sync.run('user'))).toBe('failed');
  list = byPlace;
  await rig.pass(minuteMs);
  rig.sync.run('background');
  await rig.pass(6_000);
  await rig.replica.wipe();
  expect(await rig.finish(rig.sync.run('user'))).toBe('signed-out');
});

test('what is new at the top of a very long list is read every quarter of an hour, though nobody asks', async () => {
  stars = newestFirst(2_500);
  const running = rig.sync.run('background');
  await rig.pass(5 * minuteMs);
  stars = [named(50_000), ...stars];
  await rig.pass(11 * minuteMs);
  expect(has(50_000)).toBe(true);
  expect((await checkpoint()).under).not.toBeNull();
  await rig.finish(running);
  expect(disk.entries.size).toBe(2_501);
  expect(rig.queries()).toHaveLength(500 + 2);
});
