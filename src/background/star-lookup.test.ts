import { expect, test } from 'vitest';
import type { StarReader } from '../replica/star-reader';
import type { StarRow } from '../stars/star-row';
import type { StarCursor } from '../stars/star-service';
import { createStarLookup, mostLookedThrough } from './star-lookup';

const row = (place: number, text: string, change: Partial<StarRow> = {}): StarRow => ({
  accountId: 'a',
  organizationId: null,
  messageId: `m${place}`,
  chatId: 'c',
  type: 'note',
  starredAt: 1_000_000 - place,
  sentAt: null,
  sender: { id: '1', name: 'Zoë' },
  chat: { title: 'Launch', kind: 'channel', joined: true },
  content: { kind: 'text', text, file: null },
  isPinned: false,
  delivery: 'delivered',
  removedAt: null,
  previousType: null,
  settledRevision: 0,
  searchText: '',
  seenInPass: 1,
  ...change,
});

/** Rows, newest first, and how often they were asked for. */
function disk(rows: StarRow[]) {
  const reads: number[] = [];
  const open = { count: 0 };
  const newest = async (cursor: StarCursor | null, limit: number) => {
    const from = cursor === null ? 0 : rows.findIndex(({ messageId }) => messageId === cursor.messageId) + 1;
    reads.push(from);
    return rows.slice(from, from + limit);
  };
  const openReader = async (): Promise<StarReader> => {
    open.count++;
    return {
      newest,
      async *all() {},
      rowsOf: async () => [],
      status: () => Promise.reject(new Error('not asked for')),
      close: () => void open.count--,
    };
  };
  return { reads, open, lookup: createStarLookup(openReader) };
}

const ids = (rows: StarRow[]) => rows.map(({ messageId }) => messageId);
const many = (count: number) => Array.from({ length: count }, (_, place) => row(place, `message ${place}`));

test('finds the newest with all words, in text, file, sender and chat, whatever their case and accents', async () => {
  const file = { name: 'Café.pdf', size: null, url: null };
  const rows = [row(1, 'Ship it'), row(2, '', { content: { kind: 'file', text: '', file } }), row(3, 'SHIP this, too')];
  const { lookup } = disk(rows);
  expect(ids(await lookup.find('a', ['ship'], 6))).toEqual(['m1', 'm3']);
  expect(ids(await lookup.find('a', ['cafe', 'zoe', 'launch'], 6))).toEqual(['m2']);
  expect(ids(await lookup.find('a', [], 2))).toEqual(['m1', 'm2']);
});

test('reads no further than it needs, and nothing twice', async () => {
  const { lookup, reads, open } = disk(many(2_500));
  await lookup.find('a', ['message'], 6);
  await lookup.find('a', ['message', '7'], 6);
  expect(reads).toEqual([0]);
  expect(ids(await lookup.find('a', ['2400'], 6))).toEqual(['m2400']);
  expect(reads).toEqual([0, 1_000, 2_000]);
  await lookup.find('a', ['nowhere'], 6);
  expect(reads).toHaveLength(3);
  expect(open.count).toBe(0);
});

test('what was read is let go of with the session', async () => {
  const { lookup, reads } = disk(many(10));
  await lookup.find('a', ['message'], 6);
  lookup.forget();
  await lookup.find('a', ['message'], 6);
  expect(reads).toEqual([0, 0]);
});

test('it is bounded: older stars are left to the list', async () => {
  const { lookup, reads } = disk(many(mostLookedThrough + 3_000));
  expect(await lookup.find('a', [`${mostLookedThrough + 1_000}`], 6)).toEqual([]);
  expect(reads).toHaveLength(mostLookedThrough / 1_000);
});

test('the letter that comes next ends the search before it, and shares its reading', async () => {
  const { lookup, reads } = disk(many(3_000));
  const [first, second] = await Promise.all([lookup.find('a', ['2400'], 6), lookup.find('a', ['2500'], 6)]);
  expect(first).toEqual([]);
  expect(ids(second)).toEqual(['m2500']);
  expect(reads).toEqual([0, 1_000, 2_000, 3_000]);
});

test('no removed star, and none of another account', async () => {
  const rows = [row(1, 'ship', { removedAt: 5 }), row(2, 'ship', { accountId: 'b' }), row(3, 'ship')];
  const { lookup } = disk(rows);
  expect(ids(await lookup.find('a', ['ship'], 6))).toEqual(['m3']);
  expect(ids(await lookup.find('b', ['ship'], 6))).toEqual(['m2']);
});
