import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../stars/account';
import type { Credentials } from './credentials';
import { readKeptClientId } from './kept-client';
import { openReplicaWriter, type ReplicaWriter } from './replica-writer';
import { createMemoryDisk, createMemoryReplica } from './testing/memory-replica';

const account: Account = {
  id: 'account-1',
  dataCenter: 'eu',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const credentials: Credentials = {
  accountId: account.id,
  clientId: '1000.ABC',
  clientSecret: 'very-secret',
  refreshToken: '1000.refresh',
  dataCenter: 'eu',
  isProven: false,
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** The real one, and the one that simulations run over: they must not differ. */
describe.each<[string, () => ReplicaWriter]>([
  ['IndexedDB', openReplicaWriter],
  ['memory', () => createMemoryReplica(createMemoryDisk())],
])('credentials in %s', (_name, open) => {
  let replica: ReplicaWriter;
  beforeEach(async () => {
    replica = open();
    await replica.saveAccount(account, credentials);
  });

  test('are kept with the account, for that account only', async () => {
    expect(await replica.credentials(account.id)).toEqual(credentials);
    expect(await replica.credentials('account-2')).toBeNull();
    expect(JSON.stringify(await replica.account())).not.toContain('very-secret');
  });

  test('stay through changes of the account, and go with a sign-in that has none', async () => {
    await replica.changeAccount(account.id, { signInNeeded: true });
    expect(await replica.credentials(account.id)).toEqual(credentials);
    await replica.saveAccount(account);
    expect(await replica.credentials(account.id)).toBeNull();
  });

  test('are proven, unless they are gone', async () => {
    await replica.proveCredentials(account.id);
    expect(await replica.credentials(account.id)).toEqual({ ...credentials, isProven: true });
    await replica.wipe();
    await replica.proveCredentials(account.id);
    expect(await replica.credentials(account.id)).toBeNull();
  });
});

test('a page learns for which client a secret is kept, and nothing else', async () => {
  expect(await readKeptClientId()).toBeNull();
  const replica = openReplicaWriter();
  await replica.saveAccount(account, credentials);
  expect(await readKeptClientId()).toBe('1000.ABC');
  await replica.wipe();
  expect(await readKeptClientId()).toBeNull();
});
