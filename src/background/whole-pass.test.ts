import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ListQuery } from '../cliq/api';
import { createMemoryDisk, createMemoryReplica, type MemoryDisk } from '../replica/testing/memory-replica';
import type { Star } from '../stars/star';
import { account, createListRig, type ListAnswer, type ListRig, pagesOf } from './testing/list-rig';
import { starNamed } from './testing/named-stars';

let disk: MemoryDisk;
let rig: ListRig;
let list: (query: ListQuery) => ListAnswer;

const named = (n: number, starredAt = 1_000 + n): Star => ({ ...starNamed(`m${n}`), starredAt });
const newestFirst = (length: number) => Array.from({ length }, (_, n) => named(length - 1 - n));
const shown = () => [...disk.entries.values()].flatMap(({ row }) => (row ? [row.messageId] : [])).sort();
const namesOf = (stars: readonly Star[]) => stars.map(({ messageId }) => messageId).sort();
const background = () => rig.finish(rig.sync.run('background'));
const checkpoint = () => rig.replica.checkpoint(account.id);

function startWorker(): void {
  rig = createListRig({ replica: createMemoryReplica(disk), list: (query) => list(query) });
}
async function nextWholePass(): Promise<void> {
  await rig.pass(7 * 3_600_000);
  expect(await background()).toBe('done');
}

beforeEach(async () => {
  disk = createMemoryDisk();
  startWorker();
  await rig.signIn();
});

describe('what is missing', () => {
  test('goes after two complete passes without it; a pass with an unreadable record does not count', async () => {
    const stars = newestFirst(60);
    list = (query) => pagesOf(stars, query);
    await background();
    const fewer = stars.filter(({ messageId }) => messageId !== 'm3');
    list = (query) => pagesOf(fewer, query);
    for (const unreadable of [1, 0, 1]) {
      list = (query) => ({ ...Object(pagesOf(fewer, query)), unreadable });
      await nextWholePass();
      expect(shown()).toHaveLength(60);
    }
    list = (query) => pagesOf(fewer, query);
    await nextWholePass();
    expect(shown()).toEqual(namesOf(fewer));
  });

  test('is back in time: a star that one pass missed and the next one shows stays', async () => {
    const stars = newestFirst(60);
    const fewer = stars.slice(0, 59);
    for (const answer of [stars, fewer, stars, fewer, stars]) {
      list = (query) => pagesOf(answer, query);
      await nextWholePass();
      expect(shown()).toHaveLength(60);
    }
  });
});

describe('clocks', () => {
  test.each([-30, -1, 1, 30])(
    'the clock is set %i days off: the next pass over the whole list is not put off',
    async (days) => {
      list = (query) => pagesOf(newestFirst(10), query);
      await background();
      rig.time.setWallClock(days * 24 * 3_600_000);
      const { pass } = await checkpoint();
      await background();
      expect(await checkpoint()).toMatchObject({
        pass: pass + 1,
        syncedAt: rig.clock.now(),
        completedAt: rig.clock.now(),
      });
      // And then all is as it was: one call.
      rig.queries();
      await background();
      expect(rig.queries()).toHaveLength(1);
    },
  );
});

test('what a signed-out account had under way neither fills nor advances the next one', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  list = (query) => pagesOf(newestFirst(120), query);
  const running = rig.sync.run('background');
  await rig.pass(200);
  await rig.replica.wipe();
  await rig.replica.saveAccount({ ...account, id: 'account-2' });
  expect(await rig.finish(running)).toBe('signed-out');
  expect(shown()).toEqual([]);
  expect(await rig.replica.checkpoint('account-2')).toMatchObject({ pass: 0, under: null });
  expect(await checkpoint()).toMatchObject({ pass: 0, under: null });
  await background();
  expect(new Set([...disk.entries.values()].map(({ row }) => row?.accountId))).toEqual(new Set(['account-2']));
});
