import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { findStars } from '../stars/find-stars';
import { everything, matcher } from '../stars/star-filter';
import { createStarIndex } from '../stars/star-index';
import { byNewestStar } from '../stars/star-order';
import type { StarRow } from '../stars/star-row';
import { anyFilter, anyRow, now } from '../stars/testing/random-stars';
import { openStarReader } from './open-star-reader';
import { openReplicaWriter, type ReplicaWriter } from './replica-writer';
import { bundleRows } from './row-bundles';
import { openReplicaDatabase } from './schema';
import { rawDatabase } from './testing/raw-database';
import { account, rowOf } from './testing/rows';
import type { TextVault } from './text-vault';

let writer: ReplicaWriter;
let isTextLeftOut = false;

/** Keeps nothing: here it only says whether texts may be on disk. */
const vault: TextVault = {
  isNeeded: async () => isTextLeftOut,
  keep: async () => new Set(),
  clear: async () => undefined,
  textsOf: async () => new Map(),
  fill: async (rows) => rows,
};

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  isTextLeftOut = false;
  writer = openReplicaWriter(vault);
  await writer.saveAccount(account);
});

const byId = (a: StarRow, b: StarRow) => (a.messageId < b.messageId ? -1 : 1);
const keep = (rows: readonly StarRow[]) => {
  const found = new Map(rows.map((row) => [row.messageId, row]));
  return writer.changeMany(account.id, [...found.keys()], (entry, id) => ({ ...entry, row: found.get(id) ?? null }));
};
const remove = (ids: readonly string[]) => writer.changeMany(account.id, ids, (entry) => ({ ...entry, row: null }));

async function readAll(): Promise<StarRow[]> {
  const reader = await openStarReader();
  const rows: StarRow[] = [];
  for await (const some of reader.all(account.id)) rows.push(...some);
  reader.close();
  return rows.sort(byId);
}

const sizes = { rowsInBundle: 20, mostUnbundled: 8 };
async function bundle(): Promise<void> {
  const database = await openReplicaDatabase();
  await bundleRows(
    database,
    async () => !isTextLeftOut,
    async () => undefined,
    sizes,
  );
  database.close();
}

/** How many rows each bundle has, and what is not as its bundle has it. */
async function bundled() {
  const database = await openReplicaDatabase();
  const [texts, unbundled] = await Promise.all([database.getAll('bundles'), database.getAllKeys('unbundled')]);
  database.close();
  return { sizes: texts.map((text) => JSON.parse(text).length), unbundled: unbundled.map(([, id]) => id) };
}

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => rowOf(`${1_777_805_235_487 + from + n}_1`, from + n));

test('a long list is bundled, a short one is not; bundled again it stays as it is', async () => {
  await keep(many(499));
  await writer.bundleRows();
  expect(await bundled()).toEqual({ sizes: [], unbundled: [] });
  await keep(many(800, 499));
  await writer.bundleRows();
  const first = await bundled();
  expect(first).toEqual({ sizes: [500, 500], unbundled: [] });
  await writer.bundleRows();
  expect(await bundled()).toEqual(first);
  expect(await readAll()).toEqual(many(1_299));
});

test('a few changes are read beside the bundles; many of them, or one that is gone, are worth a new one', async () => {
  await keep(many(1_000));
  await writer.bundleRows();
  const retyped = many(99).map((row) => ({ ...row, type: 'manager' }));
  await keep(retyped);
  await writer.bundleRows();
  expect((await bundled()).unbundled).toHaveLength(99);
  expect((await readAll()).filter(({ type }) => type === 'manager')).toEqual(retyped);
  await keep(many(10).map((row) => ({ ...row, messageId: `${row.messageId}1` })));
  await writer.bundleRows();
  expect(await bundled()).toEqual({ sizes: [255, 255, 500], unbundled: [] });
  await remove(['1777805235487_1']);
  expect(await readAll()).toHaveLength(1_009);
  expect(await rawDatabase()).toContain('1777805235487_1\\"');
  await writer.bundleRows();
  // What was removed is nowhere any more.
  expect(await rawDatabase()).not.toContain('1777805235487_1\\"');
  expect(await readAll()).toHaveLength(1_009);
  await remove(many(1_000).map(({ messageId }) => messageId));
  await writer.bundleRows();
  expect(await readAll()).toHaveLength(10);
});

test('sign-out forgets them, and nothing is bundled for nobody', async () => {
  await keep(many(600).map((row) => ({ ...row, content: { ...row.content, text: 'not for everyone' } })));
  await writer.bundleRows();
  await keep(many(3));
  expect(await bundled()).toMatchObject({ sizes: [500], unbundled: many(3).map(({ messageId }) => messageId) });
  await writer.wipe();
  expect(await bundled()).toEqual({ sizes: [], unbundled: [] });
  await writer.bundleRows();
  expect(await rawDatabase()).not.toContain('not for everyone');
});

test('where no text may be on disk there are no bundles', async () => {
  await keep(many(600).map((row) => ({ ...row, content: { ...row.content, text: 'not for the disk' } })));
  await writer.bundleRows();
  isTextLeftOut = true;
  await writer.bundleRows();
  expect(await bundled()).toEqual({ sizes: [], unbundled: [] });
  await keep(many(600, 600));
  await writer.bundleRows();
  expect(await bundled()).toEqual({ sizes: [], unbundled: [] });
  expect(await readAll()).toHaveLength(1_200);
});

test('read while they are made, and while rows change: every row, as it was or as it is', async () => {
  await keep(many(300));
  const work = async () => {
    await bundle();
    await keep(many(30, 90).map((row) => ({ ...row, type: 'manager' })));
    await keep(many(50).map((row) => ({ ...row, messageId: `${row.messageId}1` })));
    await bundle();
  };
  const working = work();
  for (let round = 0; round < 20; round++) {
    const ids = new Set((await readAll()).map(({ messageId }) => messageId).filter((id) => id.endsWith('_1')));
    expect([...ids]).toEqual(many(300).map(({ messageId }) => messageId));
  }
  await working;
  expect(await readAll()).toHaveLength(350);
});

type Step = { put: StarRow[] } | { remove: number[] } | 'bundle';
const base = many(90);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.array(anyRow, { minLength: 1, maxLength: 15 }).map((rows) => ({ put: rows })),
  fc.array(fc.nat(), { minLength: 1, maxLength: 9 }).map((places) => ({ remove: places })),
  fc.constant<Step>('bundle'),
);

test('after any changes all rows are there, and what is found in them is what brute force finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), anyFilter, async (steps, filter) => {
      globalThis.indexedDB = new IDBFactory();
      writer = openReplicaWriter();
      await writer.saveAccount(account);
      await keep(base);
      await bundle();
      const truth = new Map(base.map((row) => [row.messageId, row]));
      for (const each of steps) {
        if (each === 'bundle') await bundle();
        else if ('put' in each) {
          const rows = each.put.map((row, n) => ({
            ...row,
            accountId: account.id,
            // Some are new, some were there.
            messageId: n % 3 === 0 ? (base[(n * 37) % base.length]?.messageId ?? '') : row.messageId,
          }));
          for (const row of rows) truth.set(row.messageId, row);
          await keep(rows);
        } else {
          const ids = each.remove.flatMap((place) => [...truth.keys()][place % truth.size] ?? []);
          for (const id of ids) truth.delete(id);
          await remove(ids);
        }
      }
      const rows = [...truth.values()].sort(byId);
      const read = await readAll();
      expect(read).toEqual(rows);

      const index = createStarIndex();
      const newestFirst = rows.toSorted(byNewestStar);
      const stars = read.sort(byNewestStar).map(index.add);
      for (const asked of [filter, { ...everything, words: filter.words }]) {
        const finding = findStars({
          index,
          stars,
          filter: asked,
          now,
          isReversed: false,
          isShown: () => true,
          kept: new Set(),
        });
        let turn = finding.next();
        while (!turn.done) turn = finding.next();
        expect(turn.value.rows.map(({ messageId }) => messageId)).toEqual(
          newestFirst.filter(matcher(asked, now)).map(({ messageId }) => messageId),
        );
      }
    }),
    { numRuns: 60 },
  );
});
