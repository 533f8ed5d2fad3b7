import { expect, test } from 'vitest';
import type { KeptView } from '../stars/kept-view';
import { everything, type StarFilter } from '../stars/star-filter';
import { listWorld, shownRows, starRow } from './testing/list-world';

const many = (count: number) => Array.from({ length: count }, (_, n) => starRow(n));
const left: KeptView = {
  accountId: 'a',
  filter: { ...everything, types: ['note'], words: 'message' },
  order: 'starred-oldest',
};

const leftAs = (view: KeptView, asked: Partial<StarFilter> | null = null) => ({
  keptView: { read: async () => view, keep: async () => undefined, asked: async () => asked },
});

test('the list opens as it was left, before its first rows are shown', async () => {
  const world = listWorld(many(200), leftAs(left));
  const shown: number[] = [];
  world.store.list.found.subscribe(({ rows }) => void shown.push(rows.length));
  await world.store.open();
  expect(world.store.list.filter.value).toEqual(left.filter);
  expect(shownRows(world).map(({ type }) => type)).toEqual(new Array(40).fill('note'));
  expect(Math.max(...shown)).toBe(40);
  expect(shownRows(world)[0]?.starredAt).toBeLessThan(shownRows(world)[39]?.starredAt ?? 0);
});

test('how another account left it is of no interest', async () => {
  const world = listWorld(many(10), leftAs({ ...left, accountId: 'b' }));
  await world.store.open();
  expect(shownRows(world)).toHaveLength(10);
});

test('every change of filter and order is kept; opening alone keeps nothing', async () => {
  const world = listWorld(many(10));
  await world.store.open();
  await world.settle();
  expect(world.kept.view).toBeNull();
  world.store.list.narrow({ kind: 'file' });
  world.store.list.sort('sent-oldest');
  await world.settle();
  expect(world.kept.view).toEqual({ accountId: 'a', filter: { ...everything, kind: 'file' }, order: 'sent-oldest' });
});

test('what cannot be read or kept is no reason not to show the list', async () => {
  const fail = () => Promise.reject(new Error('no storage'));
  const world = listWorld(many(10), { keptView: { read: fail, keep: fail, asked: fail } });
  await world.store.open();
  world.store.list.search('message 3');
  await world.settle();
  expect(shownRows(world)).toHaveLength(1);
});

test('the filter of one account does not narrow the list of the next', async () => {
  const world = listWorld(many(60));
  await world.store.open();
  world.store.list.search('message 3');
  const { account } = world.status;
  if (!account) throw new Error('nobody is signed in');
  world.status.account = { ...account, id: 'b' };
  world.rows.splice(0, 60, ...many(5).map((row) => ({ ...row, accountId: 'b' })));
  world.notify();
  await world.settle();
  expect(world.store.list.filter.value).toEqual(everything);
  expect(shownRows(world)).toHaveLength(5);
});

test('opened for one chat, it shows that chat’s stars, sorted as it was left', async () => {
  const rows = many(10).map((row, n) => ({ ...row, chatId: n % 2 === 0 ? 'even' : 'odd' }));
  const world = listWorld(rows, leftAs(left, { chat: 'odd' }));
  await world.store.open();
  expect(world.store.list.filter.value).toEqual({ ...everything, chat: 'odd' });
  expect(shownRows(world).map(({ chatId }) => chatId)).toEqual(new Array(5).fill('odd'));
  expect(world.store.list.order.value).toBe('starred-oldest');
});

test('opened for some words, it shows what they find in all stars', async () => {
  const world = listWorld(many(40), leftAs(left, { words: 'message 39' }));
  await world.store.open();
  expect(world.store.list.filter.value).toEqual({ ...everything, words: 'message 39' });
  expect(shownRows(world)).toHaveLength(1);
});

test('the very first stars, which come while the list is open, are as good: what is chosen then is kept', async () => {
  const world = listWorld([]);
  await world.store.open();
  world.rows.push(starRow(0));
  world.notify(world.rows.map(({ messageId }) => messageId));
  await world.settle();
  expect(shownRows(world)).toHaveLength(1);
  world.store.list.toggleType('note');
  await world.settle();
  expect(world.kept.view).toMatchObject({ accountId: 'a', filter: { types: ['note'] } });
});

test('what is chosen before it is known how the list was left counts beside the rest of that, and is kept', async () => {
  let tell = (_: KeptView) => {};
  const read = () =>
    new Promise<KeptView>((resolve) => {
      tell = resolve;
    });
  const kept: KeptView[] = [];
  const keep = async (view: KeptView) => void kept.push(view);
  const world = listWorld(many(200), { keptView: { read, keep, asked: async () => null } });
  const opened = world.store.open();
  world.store.list.search('message 12');
  tell(left);
  await opened;
  await world.settle();
  const filter = { ...left.filter, words: 'message 12' };
  expect(world.store.list.filter.value).toEqual(filter);
  expect(kept).toEqual([{ ...left, filter }]);
});
