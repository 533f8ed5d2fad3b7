import { beforeEach, describe, expect, test } from 'vitest';
import type { ListQuery } from '../cliq/api';
import { createMemoryDisk, createMemoryReplica, type MemoryDisk } from '../replica/testing/memory-replica';
import type { Star } from '../stars/star';
import { account, createListRig, type ListAnswer, type ListRig, pagesOf } from './testing/list-rig';
import { starNamed } from './testing/named-stars';

let disk: MemoryDisk;
let rig: ListRig;
let list: (query: ListQuery) => ListAnswer;

const named = (n: number, starredAt = 1_000 + n): Star => ({ ...starNamed(`m${n}`), starredAt });
const count = (length: number, star = named) => Array.from({ length }, (_, n) => star(n));
const newestFirst = (length: number) => count(length).reverse();
const shown = () => [...disk.entries.values()].flatMap(({ row }) => (row ? [row.messageId] : [])).sort();
const namesOf = (stars: readonly Star[]) => stars.map(({ messageId }) => messageId).sort();
const background = () => rig.finish(rig.sync.run('background'));
const checkpoint = () => rig.replica.checkpoint(account.id);

/** A new worker; whatever the one before had under way is lost. */
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

describe('the order of the list', () => {
  test.each([
    ['oldest first', (length: number) => count(length)],
    ['in no order', (length: number) => count(length, (n) => named(n, 1_000 + ((n * 7_919) % 131)))],
  ])('%s: a short pass trusts no known page and finds a new star on the last one', async (_name, order) => {
    list = (query) => pagesOf(order(120), query);
    await background();
    list = (query) => pagesOf([...order(120), named(500)], query);
    rig.queries();
    await background();
    expect(rig.queries()).toHaveLength(3);
    expect(shown()).toContain('m500');
  });

  test('the order breaks between two pages: it is not trusted any more', async () => {
    const stars = [
      ...count(50, (n) => named(n, 5_000)),
      ...count(50, (n) => named(100 + n, 9_000)),
      ...count(20, (n) => named(200 + n, 1)),
    ];
    list = (query) => pagesOf(stars, query);
    await background();
    // The second page is wholly known and newest first in itself.
    list = (query) => pagesOf([named(500, 5_000), ...stars.slice(1, 120), named(501, 1)], query);
    await background();
    expect(shown()).toContain('m501');
  });

  test('stars of one instant on both sides of a page edge come twice and are kept once', async () => {
    const stars = count(120, (n) => named(n, 1_000));
    list = ({ nextToken }) => {
      const from = Number(nextToken ?? 0);
      return {
        stars: stars.slice(Math.max(0, from - 10), from + 40),
        nextToken: from + 40 < 120 ? String(from + 40) : null,
      };
    };
    await background();
    expect(shown()).toEqual(namesOf(stars));
  });

  test.each(['whole', 'short'])('an empty page that names a next one does not end a %s pass', async (kind) => {
    const stars = newestFirst(60);
    if (kind === 'short') {
      list = () => ({});
      await background();
    }
    list = ({ nextToken }) => (nextToken === undefined ? { nextToken: '0' } : pagesOf(stars, { nextToken }));
    await background();
    expect(shown()).toEqual(namesOf(stars));
  });
});

describe('tokens', () => {
  /** Pages 0, 1, 2 … and from the last of them back to page `back`. */
  const circle = (pages: number, back: number) => (query: ListQuery) => {
    const page = Number(query.nextToken ?? 0);
    const next = page + 1 < pages ? page + 1 : back;
    return { stars: [named(pages - page)], nextToken: String(next) };
  };

  test.each([
    [2, 1],
    [4, 1],
    [9, 3],
    [40, 17],
  ])(
    'a list of %i pages that goes on with page %i for ever: the pass ends, and nothing counts as missing',
    async (pages, back) => {
      list = (query) => pagesOf(newestFirst(200), query);
      await background();
      list = circle(pages, back);
      rig.queries();
      for (let round = 0; round < 3; round++) await nextWholePass();
      expect(rig.queries().length).toBeLessThanOrEqual(3 * 4 * pages);
      expect(shown()).toHaveLength(200);
      expect(await checkpoint()).toMatchObject({ under: null });
    },
  );

  test('it ends also when the worker dies after each page', async () => {
    list = circle(7, 2);
    let lives = 0;
    for (; lives < 100 && (await checkpoint()).completedAt === null; lives++) {
      startWorker();
      const running = rig.sync.run('background');
      for (
        const before = (await checkpoint()).under?.calls ?? 0;
        ((await checkpoint()).under?.calls ?? before + 1) <= before;
      )
        await rig.pass(50);
      running.catch(() => undefined);
    }
    expect((await checkpoint()).completedAt).not.toBeNull();
    expect(lives).toBeLessThan(30);
  });

  test('a list that names ever new tokens ends after 10,000 pages, whichever life read them', async () => {
    let token = 0;
    list = () => {
      token += 1;
      return { stars: [named(1)], nextToken: `token-${token}` };
    };
    const running = rig.sync.run('background');
    await rig.pass(1_000);
    const { under, ...rest } = await checkpoint();
    startWorker();
    await rig.replica.saveCheckpoint({ ...rest, under: under && { ...under, calls: 9_990 } });
    expect(await background()).toBe('done');
    expect(rig.queries()).toHaveLength(10);
    running.catch(() => undefined);
  });

  test('a stored token that is refused: the pass begins again, once', async () => {
    const stars = newestFirst(120);
    list = (query) => (query.nextToken === undefined ? pagesOf(stars, query) : 'failed');
    expect(await background()).toBe('failed');
    list = (query) => (query.nextToken === '50' ? 'refused' : pagesOf(stars, query));
    startWorker();
    await rig.pass(10_000);
    expect(await background()).toBe('refused');
    expect(rig.queries().map(({ nextToken }) => nextToken)).toEqual(['50', undefined, '50']);
    list = (query) => pagesOf(stars, query);
    await rig.pass(10_000);
    expect(await background()).toBe('done');
    expect(shown()).toEqual(namesOf(stars));
  });

  test('a refused first page is told, and asked for again ever more seldom', async () => {
    list = () => 'refused';
    expect(await background()).toBe('refused');
    expect(await rig.replica.problem(account.id, 'sync')).toMatchObject({ kind: 'refused' });
    for (let minute = 0; minute < 30; minute++) {
      await background();
      await rig.pass(60_000);
    }
    expect(rig.queries().length).toBeLessThan(15);
  });
});
