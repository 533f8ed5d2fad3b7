import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newCheckpoint } from './checkpoint';
import { databaseName } from './database-name';
import { databaseVersion } from './migrations';
import { openStarReader } from './open-star-reader';
import { openReplicaWriter } from './replica-writer';
import { everyOlderVersion } from './testing/databases/every-older-version';
import { type FrozenDatabase, layDown } from './testing/databases/frozen-database';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** The stores and indexes of the database as it is now, and how they are made. */
async function shape() {
  const database = await openDB(databaseName);
  const transaction = database.transaction([...database.objectStoreNames]);
  const stores = [...database.objectStoreNames].map((name) => {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].map((indexName) => {
      const { keyPath, unique, multiEntry } = store.index(indexName);
      return { indexName, keyPath, unique, multiEntry };
    });
    return { name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
  });
  const { version } = database;
  database.close();
  return { version, stores };
}

function recordsOf(database: FrozenDatabase, name: string) {
  const found = database.stores.find((store) => store.name === name);
  if (!found) throw new Error(`version ${database.version} has no store ${name}`);
  return found.records;
}

/** What later versions added is there, too. */
function accountOf(older: FrozenDatabase): unknown {
  return { isDoubted: false, identity: null, ...Object(recordsOf(older, 'accounts')[0]?.value) };
}

test('every version but the current one is described', () => {
  expect(everyOlderVersion.map(({ version }) => version)).toEqual(
    Array.from({ length: databaseVersion - 1 }, (_, n) => n + 1),
  );
});

describe.each(everyOlderVersion)('a database of version $version', (older) => {
  beforeEach(() => layDown(older));

  test('gets the shape that a new one has', async () => {
    (await openStarReader()).close();
    const migrated = await shape();
    globalThis.indexedDB = new IDBFactory();
    (await openStarReader()).close();
    expect(migrated).toEqual(await shape());
    expect(migrated.version).toBe(databaseVersion);
  });

  test('keeps stars, waiting and failed changes, slots, problem, account and revision', async () => {
    const writer = openReplicaWriter();
    const account = await writer.account();
    if (!account) throw new Error('the account is gone');
    expect(account).toEqual(accountOf(older));
    const intents = await writer.intents(account.id);
    expect(new Set(intents)).toEqual(new Set(recordsOf(older, 'outbox').map(({ value }) => value)));
    for (const { key, value } of recordsOf(older, 'slots')) expect(await writer.slots(String(key))).toEqual(value);
    const problem = { value: await writer.problem(account.id, 'sync'), key: [account.id, 'sync'] };
    expect(recordsOf(older, 'problems')).toEqual([problem]);
    expect(await writer.revision()).toBe(recordsOf(older, 'counters')[0]?.value);

    const reader = await openStarReader();
    const rows = await reader.newest(null, 100);
    expect(rows).toEqual(recordsOf(older, 'stars').map(({ value }) => value));
    expect(await reader.status()).toMatchObject({
      account: { id: account.id },
      isComplete: true,
      waiting: intents.filter(({ failure }) => failure === null).length,
      failed: [{ reason: 'chat_not_found' }],
      pauses: [{ verb: 'POST' }],
      problem: { kind: 'unavailable' },
    });
    expect(await reader.count(account.id)).toBe(rows.length);
    reader.close();
  });

  test('keeps how far sync has come, also in the middle of a pass', async () => {
    const writer = openReplicaWriter();
    const checkpoint = await writer.checkpoint((await writer.account())?.id ?? '');
    expect(checkpoint).toMatchObject(Object(recordsOf(older, 'checkpoints')[0]?.value));
    // What a newer program looks for is there, as in a new checkpoint.
    expect(Object.keys(checkpoint).sort()).toEqual(Object.keys(newCheckpoint('')).sort());
    expect(checkpoint).toMatchObject({ under: { landmark: null, syncToken: null } });
  });

  test('can be written on', async () => {
    const writer = openReplicaWriter();
    const { id } = (await writer.account()) ?? { id: '' };
    const [first] = await writer.intents(id);
    const messageId = first?.messageId ?? '';
    const { before, after, revision } = await writer.change(id, messageId, ({ row }) => ({
      row: row && { ...row, delivery: 'delivered' },
      intent: null,
    }));
    expect(before.intent).toEqual(first);
    expect(revision).toBe(Number(recordsOf(older, 'counters')[0]?.value) + 1);
    expect(await openReplicaWriter().entry(id, messageId)).toEqual(after);
    expect(await writer.removeRows(id, ({ row }) => row !== null)).toHaveLength(recordsOf(older, 'stars').length);
  });

  test('waits until the last page of the older program has let go of it, and then is all there', async () => {
    const held = await openDB(databaseName, older.version);
    const opening = openReplicaWriter().account();
    const early = await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, 50, 'waits'))]);
    expect(early).toBe('waits');
    held.close();
    expect(await opening).toEqual(accountOf(older));
  });

  test('stays as it was when a step fails', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const before = await shape();
    vi.spyOn(IDBCursor.prototype, 'update').mockImplementationOnce(() => {
      throw new DOMException('no space', 'QuotaExceededError');
    });
    vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementationOnce(() => {
      throw new DOMException('no space', 'QuotaExceededError');
    });
    await expect(openReplicaWriter().account()).rejects.toThrow();
    expect(await shape()).toEqual(before);
    expect(logged).toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await openReplicaWriter().account()).toEqual(accountOf(older));
  });
});

test('writer and reader of this program let go when a newer one opens the database, and take it up no more', async () => {
  const writer = openReplicaWriter();
  await writer.saveAccount({
    id: 'account-1',
    dataCenter: 'us',
    organizationId: null,
    signInNeeded: false,
    isDoubted: false,
    identity: null,
  });
  const reader = await openStarReader();
  const newer = await openDB(databaseName, databaseVersion + 1);
  expect(await newer.getAll('accounts')).toHaveLength(1);
  // A plain refusal: nothing hangs, nothing of what the newer program has is touched.
  await expect(writer.account()).rejects.toMatchObject({ name: 'VersionError' });
  await expect(openStarReader()).rejects.toMatchObject({ name: 'VersionError' });
  await expect(reader.newest(null, 1)).rejects.toMatchObject({ name: 'InvalidStateError' });
  expect(await newer.getAll('accounts')).toHaveLength(1);
  newer.close();
});
