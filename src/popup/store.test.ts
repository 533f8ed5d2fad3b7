import { effect } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { ServiceError } from '../stars/service-error';
import { listWorld, shownRows, starRow, start, typeCount } from './testing/list-world';

const many = (count: number) => Array.from({ length: count }, (_, n) => starRow(n));
const ids = (rows: readonly { messageId: string }[]) => rows.map((row) => row.messageId);

test('the whole list has no gap and no duplicate, also when a star moves while it is read', async () => {
  const rows = many(2_500);
  const world = listWorld(rows);
  const reading = world.store.open();
  const moved = rows.splice(2_000, 1);
  rows.unshift(...moved.map((row) => ({ ...row, starredAt: start })));
  world.notify();
  await reading;
  await world.settle();
  const shown = ids(shownRows(world));
  expect(shown).toEqual(ids(rows));
  expect(new Set(shown).size).toBe(2_500);
});

test('a re-read replaces the top at once and keeps older rows meanwhile', async () => {
  const world = listWorld(many(1_500));
  await world.store.open();
  world.rows.unshift(starRow(-1, { starredAt: start }));
  const sizes: number[] = [];
  const stop = effect(() => void sizes.push(shownRows(world).length));
  world.notify();
  await world.settle();
  stop();
  expect(new Set(sizes)).toEqual(new Set([1_500, 1_501]));
});

test('a removal of a star that was never listed is nothing to show', async () => {
  const world = listWorld([starRow(0, { type: '', removedAt: start + 1 }), starRow(1, { removedAt: start + 1 })]);
  await world.store.open();
  expect(ids(shownRows(world))).toEqual(ids(world.rows.slice(1)));
});

test('a notice that names messages costs only their rows, wherever they stand', async () => {
  const world = listWorld(many(2_500));
  await world.store.open();
  const reads = world.reads.length;
  const [changed, gone] = [world.rows[2_000], world.rows[2_001]];
  if (!changed || !gone) throw new Error('no row');
  changed.type = 'manager';
  world.rows.splice(2_001, 1);
  world.rows.unshift(starRow(-1, { starredAt: start }));
  world.notify([changed.messageId, gone.messageId, world.rows[0]?.messageId ?? '']);
  await world.settle();
  expect(shownRows(world)).toEqual(world.rows);
  expect(world.reads.slice(reads)).toEqual(['3 rows']);
});

test('a notice during the first read is not lost in it', async () => {
  const world = listWorld(many(2_500));
  const reading = world.store.open();
  const [first] = world.rows;
  if (!first) throw new Error('no row');
  while (world.reads.length < 2) await Promise.resolve();
  first.type = 'manager';
  world.notify([first.messageId]);
  await reading;
  await world.settle();
  expect(shownRows(world)).toEqual(world.rows);
});

test('a missed notice, or one of a new worker: everything is read again', async () => {
  const world = listWorld(many(10));
  await world.store.open();
  world.notify([]);
  const [first] = world.rows;
  if (!first) throw new Error('no row');
  first.type = 'manager';
  world.notify([], 2);
  await world.settle();
  expect(shownRows(world)[0]?.type).toBe('manager');
});

test('toggles and words join by AND; counts follow the words, not the toggles', async () => {
  const world = listWorld([
    starRow(0, { type: 'important', content: { kind: 'text', text: 'Zürich budget', file: null } }),
    starRow(1, { type: 'note', content: { kind: 'text', text: 'Zürich lunch', file: null } }),
    starRow(2, { type: 'note', content: { kind: 'text', text: 'Basel', file: null } }),
    starRow(3, { type: 'shiny_new_type' }),
  ]);
  const { list } = world.store;
  const total = () => list.found.value.totals.types;
  await world.store.open();
  expect([total(), typeCount(world, 'note'), typeCount(world, 'shiny_new_type')]).toEqual([4, 2, 1]);
  list.search('zurich');
  expect(ids(list.found.value.rows)).toEqual(ids(world.rows.slice(0, 2)));
  list.toggleType('note');
  expect(ids(list.found.value.rows)).toEqual(ids([world.rows[1] ?? starRow(9)]));
  expect([total(), typeCount(world, 'important')]).toEqual([2, 1]);
  list.toggleType('important');
  expect(list.found.value.rows).toHaveLength(2);
  list.toggleType(null);
  list.search('');
  expect(list.found.value.rows).toHaveLength(4);
});

test('a removed row stays in its place with Undo and counts no more; Refresh lets it go when Cliq has heard of it', async () => {
  const world = listWorld(many(10));
  await world.store.open();
  const [, second] = shownRows(world);
  if (!second) throw new Error('no row');
  world.clock.now += 1_000;
  await world.store.changes.remove(second);
  await world.settle();
  expect(ids(shownRows(world))).toEqual(ids(world.rows));
  expect(shownRows(world)[1]?.removedAt).toBe(world.clock.now);
  expect(world.store.list.found.value.totals.types).toBe(9);
  expect(world.store.changes.announcement.value).toEqual({ kind: 'removed', messageId: second.messageId });

  await world.store.changes.undo(second.messageId);
  await world.settle();
  expect(world.store.list.found.value.totals.types).toBe(10);

  await world.store.changes.remove(second);
  world.clock.now += 1_000;
  await world.store.refresh();
  expect(shownRows(world)).toHaveLength(10);
  for (const row of world.rows) row.delivery = 'delivered';
  await world.store.refresh();
  expect(shownRows(world)).toHaveLength(9);
});

test('rows removed before the view opened are shown while Cliq has not heard of it, for Undo', async () => {
  const removedAt = start - 1;
  const world = listWorld([starRow(0, { removedAt }), starRow(1, { removedAt, delivery: 'waiting' }), starRow(2)]);
  await world.store.open();
  expect(ids(shownRows(world))).toEqual(ids(world.rows.slice(1)));
  expect(world.store.list.found.value.totals.types).toBe(1);
});

test('a row that was retyped here stays although the toggle fits it no more, until the filter changes', async () => {
  const world = listWorld(many(10));
  await world.store.open();
  world.store.list.toggleType('important');
  const [first] = shownRows(world);
  if (!first) throw new Error('no row');
  await world.store.changes.retype(first, 'note');
  await world.settle();
  expect(world.calls).toEqual(['setStar note']);
  expect(shownRows(world)[0]).toMatchObject({ messageId: first.messageId, type: 'note' });
  world.store.list.toggleType('to_do');
  world.store.list.toggleType('to_do');
  expect(ids(shownRows(world))).not.toContain(first.messageId);
});

test('a change that could not be kept is said, and the row stays as it was', async () => {
  const world = listWorld(many(3));
  await world.store.open();
  world.service.setStar = vi.fn().mockRejectedValue(new ServiceError('not-saved'));
  const [first] = shownRows(world);
  if (!first) throw new Error('no row');
  await world.store.changes.remove(first);
  expect(world.store.changes.announcement.value).toEqual({ kind: 'failed', code: 'not-saved' });
  expect(shownRows(world)[0]?.removedAt).toBeNull();
  expect(world.store.changes.pending.value.size).toBe(0);
});

test('a second click while the first is under way does nothing', async () => {
  const world = listWorld(many(3));
  await world.store.open();
  const [first] = shownRows(world);
  if (!first) throw new Error('no row');
  await Promise.all([world.store.changes.remove(first), world.store.changes.remove(first)]);
  expect(world.calls).toEqual(['setStar null']);
});

test('no row of another account is ever shown', async () => {
  const world = listWorld(many(60));
  await world.store.open();
  const foreign = new Set<string>();
  const stop = effect(() => {
    const owner = world.store.status.value?.account?.id;
    for (const row of shownRows(world)) if (owner && row.accountId !== owner) foreign.add(row.accountId);
  });
  world.status.account = {
    id: 'b',
    dataCenter: 'us',
    organizationId: null,
    signInNeeded: false,
    isDoubted: false,
    identity: null,
  };
  world.rows.splice(0, 60, ...many(70).map((row) => ({ ...row, accountId: 'b' })));
  world.notify();
  await world.settle();
  stop();
  expect(foreign).toEqual(new Set());
  expect(shownRows(world)).toHaveLength(70);
});
