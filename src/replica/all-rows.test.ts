import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
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

async function readAll(): Promise<string[]> {
  const reader = await openStarReader();
  const batches: string[][] = [];
  for await (const batch of reader.all(mine.id)) batches.push(ids(batch));
  reader.close();
  return batches.flat();
}

/** As Cliq writes ids today, in bursts and years apart, and as it wrote others. */
const id = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3_000 }).map((ms) => `${1_777_805_235_487 + ms}_162898249840`) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 4_000 * dayMs }).map((ms) => `${1_400_000_000_000 + ms}_1`) },
  { weight: 1, arbitrary: fc.nat({ max: 1_000_000 }).map((n) => `${1_746_000_123_456_000_000n + BigInt(n)}`) },
  { weight: 1, arbitrary: fc.constantFrom('m17', '0', '9', 'ünïcode') },
);

test('every row, once, whatever the ids look like', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(id, { maxLength: 400 }), async (all) => {
      await fill(all.map((messageId, n) => rowOf(messageId, n)));
      expect((await readAll()).sort()).toEqual(all.toSorted());
    }),
    { numRuns: 60 },
  );
});

test('thousands of messages of one instant, and not the rows of another account beside them', async () => {
  const rows = Array.from({ length: 2_300 }, (_, number) => rowOf(`1777805235487_${10_000 + number}`, 77));
  await fill(rows.concat(rowOf('1400000000000_1', 3)));
  const database = indexedDB.open('stars');
  await vi.waitFor(() => expect(database.readyState).toBe('done'));
  const stars = database.result.transaction('stars', 'readwrite').objectStore('stars');
  for (const neighbour of ['account-0', 'account-2']) stars.put(rowOf('1777805235487_5', 50, neighbour));
  expect((await readAll()).sort()).toEqual(['1400000000000_1', ...ids(rows)].sort());
});

test('nothing to read is the end', async () => {
  await fill([]);
  expect(await readAll()).toEqual([]);
});
