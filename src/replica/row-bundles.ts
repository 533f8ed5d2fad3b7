import type { IDBPTransaction, StoreNames } from 'idb';
import type { StarRow } from '../stars/star-row';
import type { ReplicaDatabase, ReplicaSchema } from './schema';

/**
 * The rows of `stars` once more, some hundreds in one text each: all of them are read several times faster that way. A bundle has every
 * row after the one before it, up to the message that is its key; behind the last one there are only single rows. What has changed
 * since is named in `unbundled`, in the transaction of the change, and is read as the single row that it is: so bundles may be behind,
 * but never tell anything else than the rows do.
 */
type Bundling = IDBPTransaction<ReplicaSchema, StoreNames<ReplicaSchema>[], 'readwrite'>;

const usualSizes = {
  rowsInBundle: 500,
  /** So many changed rows make reading slower than bundling them again. */
  mostUnbundled: 100,
};
const stores = ['accounts', 'stars', 'bundles', 'unbundled'] as const;

/** Notes that a row has changed, or is gone, where a bundle has it otherwise. Within the transaction of the change. */
export function unbundling(
  transaction: Bundling,
  accountId: string,
): (messageId: string, isGone: boolean) => Promise<void> {
  const bundles = transaction.objectStore('bundles');
  const last = bundles.openKeyCursor(within(accountId), 'prev');
  return async (messageId, isGone) => {
    const upTo = (await last)?.key[1];
    if (upTo === undefined || messageId > upTo) return;
    await transaction.objectStore('unbundled').put(isGone ? 'gone' : 'changed', [accountId, messageId]);
  };
}

/**
 * Brings the bundles up to date where that is worth it: what is gone from the rows is gone from them, too. A transaction for each, so
 * that nobody waits for long, and a `rest` between them, for those who read. May be broken off at any time. Where no text may be on disk there are none.
 */
export async function bundleRows(
  database: ReplicaDatabase,
  mayKeepText: () => Promise<boolean>,
  rest: () => Promise<void>,
  sizes = usualSizes,
): Promise<void> {
  for (;;) {
    const isWanted = await mayKeepText();
    const transaction = database.transaction(stores, 'readwrite', { durability: 'relaxed' });
    const accountId = (await transaction.objectStore('accounts').getAllKeys()).at(0);
    if (!isWanted || accountId === undefined) {
      await Promise.all([
        transaction.objectStore('bundles').clear(),
        transaction.objectStore('unbundled').clear(),
        transaction.done,
      ]);
      return;
    }
    const isDone = !(await renewOne(transaction, accountId, sizes)) && !(await addOne(transaction, accountId, sizes));
    await transaction.done;
    if (isDone) return;
    await rest();
  }
}

/** False when no bundle is worth it. */
async function renewOne(transaction: Bundling, accountId: string, sizes: typeof usualSizes): Promise<boolean> {
  const [bundles, unbundled] = [transaction.objectStore('bundles'), transaction.objectStore('unbundled')];
  const [keys, states] = await Promise.all([
    unbundled.getAllKeys(within(accountId)),
    unbundled.getAll(within(accountId)),
  ]);
  const key = keys.length >= sizes.mostUnbundled ? keys[0] : keys[states.indexOf('gone')];
  if (!key) return false;
  const [bundle, before] = await Promise.all([
    bundles.getKey(IDBKeyRange.bound(key, [accountId, []])),
    bundles.openKeyCursor(IDBKeyRange.bound([accountId], key, true, true), 'prev'),
  ]);
  const range = IDBKeyRange.bound(before?.key ?? [accountId], bundle ?? key, true);
  const rows = await transaction.objectStore('stars').getAll(range);
  if (bundle) await bundles.delete(bundle);
  await unbundled.delete(range);
  // Of one size: what is added is mostly older, or newer, than all the others.
  const size = Math.ceil(rows.length / Math.ceil(rows.length / sizes.rowsInBundle));
  for (let from = 0; from < rows.length; from += size) await put(transaction, accountId, rows.slice(from, from + size));
  return true;
}

/** False when there are too few single rows. */
async function addOne(transaction: Bundling, accountId: string, sizes: typeof usualSizes): Promise<boolean> {
  const last = await transaction.objectStore('bundles').openKeyCursor(within(accountId), 'prev');
  const stars = transaction.objectStore('stars');
  const range = IDBKeyRange.bound(last?.key ?? [accountId], [accountId, []], true);
  // Not all of them are counted: that takes its time when nothing is bundled yet.
  if ((await stars.getAllKeys(range, sizes.rowsInBundle)).length < sizes.rowsInBundle) return false;
  await put(transaction, accountId, await stars.getAll(range, sizes.rowsInBundle));
  return true;
}

async function put(transaction: Bundling, accountId: string, rows: readonly StarRow[]): Promise<void> {
  const last = rows.at(-1);
  // What all of them have, or what is made from the rest, takes room for nothing.
  const text = JSON.stringify(rows.map((row) => ({ ...row, accountId: '', searchText: '' })));
  if (last) await transaction.objectStore('bundles').put(text, [accountId, last.messageId]);
}

/** Above every string there are arrays. */
function within(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId], [accountId, []]);
}
