import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Account } from '../stars/account';
import type { Credentials } from './credentials';
import { openReplicaWriter } from './replica-writer';

const account: Account = {
  id: 'a',
  dataCenter: 'us',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const credentials: Credentials = {
  accountId: 'a',
  clientId: '1000.A',
  clientSecret: 's',
  refreshToken: 'r',
  dataCenter: 'us',
  isProven: false,
};
const batch = {
  accountId: 'a',
  id: 1,
  want: 'note',
  undoes: null,
  messageIds: ['m', 'n'],
  already: 0,
  gone: 0,
  takenBack: 0,
  renewed: 0,
  endedAt: null,
};
const slots = { open: 1, resting: [], pause: null, sharedUntil: null };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** The durability of every transaction that may write, in the order of their beginning. */
async function durabilitiesOf(work: (writer: ReturnType<typeof openReplicaWriter>) => Promise<unknown>) {
  const writer = openReplicaWriter();
  await writer.saveAccount(account);
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await work(writer);
  return begun.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([, , options]) => options?.durability);
}

// What cannot be asked for again must be on the disk itself when it is acknowledged, not in a cache of the system.
test.each([
  ['a change', (writer) => writer.change('a', 'm', (entry) => entry)],
  [
    'many changes as one',
    (writer) =>
      writer.changeBatch(
        'a',
        ['m', 'n'],
        (entry) => entry,
        () => ({ batch, insteadOf: null }),
      ),
  ],
  ['a reserved slot', (writer) => writer.saveSlots('POST', slots)],
  ['a sign-in', (writer) => writer.saveAccount(account)],
  ['a sign-in with a secret', (writer) => writer.saveAccount(account, credentials)],
  ['the proof of a refresh token', (writer) => writer.proveCredentials('a')],
  ['the end of a sign-in', (writer) => writer.changeAccount('a', { signInNeeded: true })],
  ['a sign-out', (writer) => writer.wipe()],
] satisfies [string, Parameters<typeof durabilitiesOf>[0]][])('%s is committed strictly', async (_name, work) => {
  expect(await durabilitiesOf(work)).toEqual(['strict']);
});

test('a page of the list is not: Cliq can be asked for it again', async () => {
  expect(await durabilitiesOf((writer) => writer.changeMany('a', ['m'], (entry) => entry))).toEqual(['relaxed']);
});
