import { beforeEach, describe, expect, test } from 'vitest';
import type { ListQuery } from '../cliq/api';
import { createMemoryDisk, createMemoryReplica, type MemoryDisk } from '../replica/testing/memory-replica';
import type { Star } from '../stars/star';
import { everything } from '../stars/star-filter';
import { filterQueries } from './filter-queries';
import { account, createListRig, type ListAnswer, type ListRig, pagesOf } from './testing/list-rig';
import { starNamed } from './testing/named-stars';

const chat = 'CT_1207124540483314854_60002085329';
const now = new Date(2026, 10, 22, 12).getTime();
let disk: MemoryDisk;
let rig: ListRig;
let list: (query: ListQuery) => ListAnswer;

const stars = (count: number, changes: Partial<Star> = {}) =>
  Array.from({ length: count }, (_, n) => ({
    ...starNamed(`${changes.type ?? 'm'}${n}`),
    starredAt: 9_000 - n,
    ...changes,
  }));
const lookFor = (filter: Partial<typeof everything>) => rig.finish(rig.sync.lookFor({ ...everything, ...filter }));
const kept = () => [...disk.entries.values()].filter(({ row }) => row !== null).length;

beforeEach(async () => {
  disk = createMemoryDisk();
  rig = createListRig({ replica: createMemoryReplica(disk), list: (query) => list(query) });
  await rig.signIn();
});

describe('what Cliq is asked', () => {
  test('a type, a chat and a range of days; nothing of words, senders and kinds', () => {
    const midnight = new Date(2026, 10, 22).getTime();
    const filter = { ...everything, types: ['note', 'question', 'manager'], chat, starred: { kind: 'today' as const } };
    const range = { fromTime: midnight - 1, toTime: new Date(2026, 10, 23).getTime() };
    expect(filterQueries(filter, now)).toEqual([
      { chatId: chat, ...range, starType: 'note' },
      { chatId: chat, ...range, starType: 'manager' },
    ]);
    expect(filterQueries({ ...everything, words: 'x', sender: '1', kind: 'file', chat: 'Zürich' }, now)).toEqual([]);
  });

  test('nothing, when it understands nothing of the filter', async () => {
    list = () => 'failed';
    expect(await lookFor({ words: 'invoice' })).toBe('done');
    expect(rig.queries()).toEqual([]);
  });

  test('at most three pages: first one of each type, then further ones', async () => {
    list = (query) => pagesOf(stars(120, { type: query.starType ?? '' }), query);
    expect(await lookFor({ types: ['note', 'manager'] })).toBe('done');
    expect(rig.queries().map(({ starType, nextToken }) => [starType, nextToken !== undefined])).toEqual([
      ['note', false],
      ['manager', false],
      ['note', true],
    ]);
    expect(kept()).toBe(150);
  });
});

describe('what comes of it', () => {
  test('a refused chat is no problem of the list', async () => {
    list = () => 'refused';
    expect(await lookFor({ chat })).toBe('done');
    expect(await rig.replica.problem(account.id, 'sync')).toBeNull();
  });

  test('what fails is said, and kept for the status', async () => {
    list = () => 'failed';
    expect(await lookFor({ chat })).toBe('failed');
    expect(await rig.replica.problem(account.id, 'sync')).not.toBeNull();
  });

  test('a star that Cliq does not tell stays', async () => {
    list = (query) => pagesOf(stars(3), query);
    await rig.finish(rig.sync.run('background'));
    list = () => ({ stars: [], unreadable: 0, nextToken: null });
    await lookFor({ chat });
    await lookFor({ chat });
    expect(kept()).toBe(3);
  });
});
