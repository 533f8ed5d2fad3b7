import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { StarRow } from '../stars/star-row';
import { openStarReader } from './open-star-reader';
import { openReplicaWriter, type ReplicaWriter } from './replica-writer';
import { createMemoryDisk, createMemoryReplica } from './testing/memory-replica';

const account = {
  id: 'account-1',
  dataCenter: 'us' as const,
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
let replica: ReplicaWriter;

function rowOf(messageId: string, starredAt: number, accountId = account.id): StarRow {
  return {
    accountId,
    messageId,
    chatId: 'CT_1_2',
    organizationId: null,
    type: 'note',
    previousType: null,
    starredAt,
    sentAt: null,
    sender: { id: '', name: '' },
    chat: { title: '', kind: '', joined: true },
    content: { kind: 'text', text: '', file: null },
    isPinned: false,
    delivery: 'delivered',
    removedAt: null,
    settledRevision: 0,
    seenInPass: 1,
    searchText: '',
  };
}
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
