import { expect, test, vi } from 'vitest';
import type { StarReader } from '../replica/star-reader';
import type { StarRow } from '../stars/star-row';
import type { StarPage } from '../stars/star-service';
import { starRow } from './testing/list-world';

const hearers: ((told: unknown) => void)[] = [];
const fake = { runtime: { onMessage: { addListener: (hear: (told: unknown) => void) => hearers.push(hear) } } };
vi.mock('webextension-polyfill', () => ({ default: fake }));
const { openPrivateList } = await import('./private-list');

const rows = Array.from({ length: 120 }, (_, n) => starRow(n));

const reader = openPrivateList({
  list: async (_filter, cursor): Promise<StarPage> => {
    const from = cursor === null ? 0 : rows.findIndex(({ messageId }) => messageId === cursor.messageId) + 1;
    const part = rows.slice(from, from + 50);
    const last = part.at(-1);
    const isEnd = from + 50 >= rows.length || last === undefined;
    return { rows: part, next: isEnd ? null : { starredAt: last.starredAt, messageId: last.messageId } };
  },
  rowsOf: async (ids) => rows.filter(({ messageId }) => ids.includes(messageId)),
  status: async () => Promise.reject(new Error('not asked')),
});

test('the newest rows: as many as are wanted, over pages, from where the last ones ended', async () => {
  expect(await reader.newest(null, 70)).toEqual(rows.slice(0, 70));
  const { starredAt, messageId } = starRow(69);
  expect(await reader.newest({ starredAt, messageId }, 500)).toEqual(rows.slice(70));
});

async function pagesOf({ all }: StarReader): Promise<StarRow[][]> {
  const pages: StarRow[][] = [];
  for await (const page of all('anybody')) pages.push(page);
  return pages;
}

test('all rows, page by page; and some by their ids', async () => {
  const pages = await pagesOf(reader);
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(pages.flat()).toEqual(rows);
  expect(await reader.rowsOf([starRow(7).messageId])).toEqual([rows[7]]);
});

test('what the background tells private pages, the page hears as what it tells all; nothing else is heard', async () => {
  const channel = new BroadcastChannel('stars-changes');
  const heard = new Promise((resolve) => {
    channel.onmessage = ({ data }) => resolve(data);
  });
  const changed = { sequence: 3, revision: 9, messageIds: null };
  for (const told of [{ stars: 'list', args: [] }, { changed: 7 }, { changed }]) hearers[0]?.(told);
  expect(await heard).toEqual(changed);
  channel.close();
});
