// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { databaseName } from '../replica/database-name';
import { openReplicaWriter } from '../replica/replica-writer';
import { account, rowOf } from '../replica/testing/rows';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

async function earlyRows() {
  await import('./early-rows');
  return window.earlyRows;
}

async function keep(count: number, isLeftOut = false): Promise<void> {
  const replica = openReplicaWriter();
  await replica.saveAccount(account);
  for (let n = 0; n < count; n++) {
    const row = rowOf(`m${n}`, n);
    const content = isLeftOut ? { ...row.content, isLeftOut: true as const } : row.content;
    await replica.change(account.id, row.messageId, (entry) => ({ ...entry, row: { ...row, content } }));
  }
}

test('the newest rows, a screen of them, newest first', async () => {
  await keep(30);
  const rows = await earlyRows();
  expect(rows?.map(({ messageId }) => messageId)).toEqual(Array.from({ length: 20 }, (_, n) => `m${29 - n}`));
});

test('no database: none is made', async () => {
  expect(await earlyRows()).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
});

test('texts that are not on disk, and a database that is not understood, are left to the list itself', async () => {
  await keep(3, true);
  expect(await earlyRows()).toEqual([]);
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  await new Promise((resolve) => {
    const request = indexedDB.open(databaseName, 99);
    request.onsuccess = () => resolve(request.result.close());
  });
  expect(await earlyRows()).toEqual([]);
});
