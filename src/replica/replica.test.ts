import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StarRow } from '../stars/star-row';
import { openStarReader } from './open-star-reader';
import { openReplicaWriter, type ReplicaWriter } from './replica-writer';
import { createMemoryDisk, createMemoryReplica } from './testing/memory-replica';
import { account, rowOf } from './testing/rows';

let replica: ReplicaWriter;

const put = (row: StarRow) => replica.change(row.accountId, row.messageId, (entry) => ({ ...entry, row }));

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  replica = openReplicaWriter();
  await replica.saveAccount(account);
});

/** The real one, and the one that simulations run over: they must not differ. */
const writers: [name: string, open: () => ReplicaWriter][] = [
  ['IndexedDB', openReplicaWriter],
  ['memory', () => createMemoryReplica(createMemoryDisk())],
];

test('how things stand is told without walking through the stars, whose number is told by itself', async () => {
  await put(rowOf('m1', 1));
  await put(rowOf('m2', 2));
  const reader = await openStarReader();
  const counting = vi.spyOn(IDBObjectStore.prototype, 'count');
  await reader.status();
  expect(counting).not.toHaveBeenCalled();
  expect(await reader.count(account.id)).toBe(2);
  expect(counting).toHaveBeenCalledOnce();
  counting.mockRestore();
  reader.close();
});

test('a browser that keeps nothing is told by name, any other failure as it is', async () => {
  const refuse = (name: string) => {
    indexedDB.open = () => {
      throw new DOMException('refused', name);
    };
    return openStarReader().catch((error: unknown) => error);
  };
  expect(await refuse('InvalidStateError')).toMatchObject({ code: 'no-storage' });
  expect(await refuse('VersionError')).toMatchObject({ name: 'VersionError' });
});

describe.each(writers)('a change in %s', (_name, open) => {
  beforeEach(async () => {
    replica = open();
    await replica.saveAccount(account);
  });

  test('is one transaction: row, intent and revision together', async () => {
    const { before, after, revision } = await put(rowOf('m1', 1));
    expect(before).toEqual({ row: null, intent: null });
    expect(after.row?.messageId).toBe('m1');
    expect(revision).toBe(1);
    expect((await put(rowOf('m2', 2))).revision).toBe(2);
    expect(await replica.revision()).toBe(2);
  });

  test('that throws leaves nothing behind', async () => {
    const failing = replica.change(account.id, 'm1', () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await replica.revision()).toBe(0);
    await put(rowOf('m1', 1));
    expect(await replica.revision()).toBe(1);
  });

  test('many as one: all of them and the batch together, or nothing; it can be ended, forgotten and wiped', async () => {
    for (const id of ['m1', 'm2']) await put(rowOf(id, 1));
    const batchOf = (id: number, messageIds: string[]) => ({
      accountId: account.id,
      id,
      want: 'to_do',
      undoes: null,
      messageIds,
      already: 0,
      gone: 0,
      takenBack: 0,
      renewed: 0,
      endedAt: null,
    });
    const retype = () =>
      replica.changeBatch(
        account.id,
        ['m1', 'm2'],
        (entry, _id, revision) => ({ ...entry, row: entry.row && { ...entry.row, type: 'to_do', batch: revision } }),
        (changes, revision) => ({
          batch: batchOf(
            revision,
            changes.map(({ after }) => after.row?.messageId ?? ''),
          ),
          insteadOf: null,
        }),
      );
    expect((await retype()).map(({ revision }) => revision)).toEqual([3, 3]);
    await retype();
    const batches = await replica.batches(account.id);
    expect(batches).toEqual([batchOf(4, ['m1', 'm2']), batchOf(3, ['m1', 'm2'])]);
    expect((await replica.entry(account.id, 'm2')).row).toMatchObject({ type: 'to_do', batch: 4 });

    const failing = replica.changeBatch(
      account.id,
      ['m1'],
      (entry) => entry,
      () => {
        throw new Error('no');
      },
    );
    await expect(failing).rejects.toThrow('no');
    const insteadOf = await replica.changeBatch(
      account.id,
      ['m1'],
      (entry) => entry,
      (_changes, revision) => ({ batch: batchOf(revision, []), insteadOf: 4 }),
    );
    const { revision } = insteadOf[0] ?? { revision: 0 };
    expect((await replica.batches(account.id)).map(({ id }) => id)).toEqual([revision, 3]);
    await replica.endBatch(batchOf(3, []), 99);
    expect((await replica.batches(account.id)).at(-1)).toEqual({ ...batchOf(3, ['m1', 'm2']), endedAt: 99 });
    await replica.endBatch(batchOf(3, []), null);
    await replica.endBatch(batchOf(77, []), 99);
    expect((await replica.batches(account.id)).map(({ id }) => id)).toEqual([revision]);
    await replica.wipe();
    expect(await replica.batches(account.id)).toEqual([]);
  });

  test('changes made at once follow one another, none is lost', async () => {
    await put(rowOf('m1', 0));
    const add = () =>
      replica.change(account.id, 'm1', ({ row, intent }) => ({
        row: row && { ...row, starredAt: row.starredAt + 1 },
        intent,
      }));
    await Promise.all(Array.from({ length: 30 }, add));
    expect((await replica.entry(account.id, 'm1')).row?.starredAt).toBe(30);
  });
});

describe('reading', () => {
  test('newest first, page by page, ties in a stable order, other accounts left out', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) await put(rowOf(`m${n}`, n < 4 ? 10 : n * 10));
    await replica.saveAccount({ ...account, id: 'account-2' });
    await put(rowOf('other', 99, 'account-2'));
    const reader = await openStarReader();
    const read: string[] = [];
    let cursor = null;
    for (let pages = 0; pages < 5; pages++) {
      const rows = await reader.newest(cursor, 2);
      read.push(...rows.map(({ messageId }) => messageId));
      const last = rows.at(-1);
      if (!last) break;
      cursor = { starredAt: last.starredAt, messageId: last.messageId };
    }
    reader.close();
    expect(read).toEqual(['m7', 'm6', 'm5', 'm4', 'm3', 'm2', 'm1']);
  });
});

test.each(writers)('rows that may go are removed in batches, the others stay (%s)', async (_name, open) => {
  replica = open();
  await replica.saveAccount(account);
  const ids = Array.from({ length: 1_203 }, (_, n) => `m${n}`);
  const changes = await replica.changeMany(account.id, ids, (entry, messageId) => ({
    ...entry,
    row: rowOf(messageId, Number(messageId.slice(1))),
  }));
  expect(changes).toHaveLength(1_203);
  const removeEvery = (n: number) =>
    replica.removeRows(account.id, ({ row }) => row !== null && row.starredAt % n === 0);
  const removed = await removeEvery(4);
  expect(removed).toHaveLength(301);
  expect(removed).toContain('m400');
  expect((await replica.entry(account.id, 'm4')).row).toBeNull();
  expect((await replica.entry(account.id, 'm2')).row?.messageId).toBe('m2');
  const revision = await replica.revision();
  expect(await removeEvery(4)).toEqual([]);
  expect(await replica.revision()).toBe(revision);
  // Too many to name.
  expect(await removeEvery(1)).toBeNull();
  expect((await replica.entry(account.id, 'm3')).row).toBeNull();
});

test.each(writers)(
  'what belongs to an account that was signed out is not written any more (%s)',
  async (_name, open) => {
    replica = open();
    await replica.saveAccount(account);
    await replica.wipe();
    await expect(put(rowOf('m1', 1))).rejects.toMatchObject({ code: 'signed-out' });
    const many = replica.changeMany(account.id, ['m1'], (entry) => ({ ...entry, row: rowOf('m1', 1) }));
    await expect(many).rejects.toMatchObject({ code: 'signed-out' });
    expect(await replica.changeAccount(account.id, { signInNeeded: true })).toBe(false);
    await replica.saveCheckpoint({ ...(await replica.checkpoint(account.id)), pass: 7 });
    await replica.saveProblem(account.id, 'sync', { kind: 'offline', detail: '', at: 0, tries: 1 });
    expect(await replica.account()).toBeNull();
    expect(await replica.entry(account.id, 'm1')).toEqual({ row: null, intent: null });
    expect((await replica.checkpoint(account.id)).pass).toBe(0);
    expect(await replica.problem(account.id, 'sync')).toBeNull();
  },
);

test('what is kept about many messages comes in their order, from one transaction', async () => {
  await put(rowOf('m1', 1));
  await put(rowOf('m2', 2));
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const entries = await replica.entries(account.id, ['m2', 'unknown', 'm1']);
  expect(begun).toHaveBeenCalledTimes(1);
  begun.mockRestore();
  expect(entries.map(({ row, intent }) => [row?.messageId, intent])).toEqual([
    ['m2', null],
    [undefined, null],
    ['m1', null],
  ]);
  expect(entries[0]).toEqual(await replica.entry(account.id, 'm2'));
});

test('wiping forgets everything personal and keeps what the limits need', async () => {
  await put(rowOf('m1', 1));
  await replica.saveSlots('POST', { open: 0, resting: [], pause: { until: 5, lengthMs: 1 }, sharedUntil: null });
  await replica.wipe();
  expect(await replica.account()).toBeNull();
  expect(await replica.slots('POST')).toBeDefined();
  const reader = await openStarReader();
  expect(await reader.newest(null, 10)).toEqual([]);
  reader.close();
});

test('what was written survives the writer', async () => {
  await put(rowOf('m1', 1));
  expect((await openReplicaWriter().entry(account.id, 'm1')).row?.messageId).toBe('m1');
});

describe('the reader', () => {
  test('reads the rows of some messages, of this account only', async () => {
    await put(rowOf('m1', 1));
    await put(rowOf('m2', 2));
    const reader = await openStarReader();
    const read = async (...ids: string[]) => (await reader.rowsOf(ids)).map(({ messageId }) => messageId);
    expect(await read('m2', 'gone')).toEqual(['m2']);
    await replica.wipe();
    await replica.saveAccount({ ...account, id: 'account-2' });
    expect(await read('m2')).toEqual([]);
    reader.close();
  });

  const unavailable = { kind: 'unavailable', detail: '', at: 5, tries: 1 } as const;
  test.each([
    ['what lasts longer', { ...unavailable, tries: 3 }, { ...unavailable, at: 9 }, { tries: 3 }],
    ['what was met last', { ...unavailable, kind: 'offline' }, { ...unavailable, at: 9 }, { kind: 'unavailable' }],
    ['what only the user can end', { ...unavailable, at: 9 }, { ...unavailable, kind: 'scope' }, { kind: 'scope' }],
  ] as const)('of two problems tells %s', async (_, ofDelivery, ofSync, told) => {
    const reader = await openStarReader();
    await replica.saveProblem(account.id, 'delivery', ofDelivery);
    await replica.saveProblem(account.id, 'sync', ofSync);
    expect((await reader.status()).problem).toMatchObject(told);
    await replica.saveProblem(account.id, 'delivery', ofSync);
    await replica.saveProblem(account.id, 'sync', ofDelivery);
    expect((await reader.status()).problem).toMatchObject(told);
    reader.close();
  });
});
