import 'fake-indexeddb/auto';
import { IDBIndex as FakeIndex, IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { byNewestStar } from '../stars/star-order';
import type { StarRow } from '../stars/star-row';
import { openStarReader } from './open-star-reader';
import { openReplicaWriter } from './replica-writer';
import { account as mine, rowOf } from './testing/rows';

const dayMs = 24 * 60 * 60 * 1000;

async function fill(rows: readonly StarRow[]): Promise<void> {
  globalThis.indexedDB = new IDBFactory();
  const replica = openReplicaWriter();
  await replica.saveAccount(mine);
  const byId = new Map(rows.map((row) => [row.messageId, row]));
  await replica.changeMany(mine.id, [...byId.keys()], (entry, id) => ({ ...entry, row: byId.get(id) ?? null }));
}

const ids = (rows: readonly StarRow[]) => rows.map(({ messageId }) => messageId);

/** Stars in bursts, at one instant, years apart, and by the thousand within a minute. */
const times = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 5_000, 5_000, 90 * dayMs) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4_000 * dayMs }) },
);

const stars = fc.uniqueArray(fc.record({ id: fc.nat({ max: 100_000 }), at: times }), {
  selector: ({ id }) => id,
  maxLength: 200,
});

describe.each([
  ['as browsers of today do', true],
  ['as Chromium before 141 does', false],
])('a page read %s', (_name, hasRecords) => {
  beforeEach(() => {
    // fake-indexeddb is a browser of today; this file ends with the older one.
    if (!hasRecords) Reflect.deleteProperty(FakeIndex.prototype, 'getAllRecords');
    expect('getAllRecords' in FakeIndex.prototype).toBe(hasRecords);
  });

  test('holds the newest stars, in order, and the next one goes on after it', async () => {
    await fc.assert(
      fc.asyncProperty(stars, fc.integer({ min: 1, max: 80 }), async (drawn, limit) => {
        const rows = drawn.map(({ id, at }) => rowOf(String(id), at));
        await fill(rows);
        const reader = await openStarReader();
        const page = await reader.newest(null, limit);
        const next = await reader.newest(page.at(-1) ?? null, limit);
        reader.close();
        const expected = ids(rows.toSorted(byNewestStar));
        expect(ids(page)).toEqual(expected.slice(0, limit));
        expect(ids(next)).toEqual(expected.slice(limit, 2 * limit));
      }),
      { numRuns: 25 },
    );
  });
});
