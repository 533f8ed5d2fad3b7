import type { IDBPTransaction, StoreNames } from 'idb';
import { abort } from './abort';
import type { ReplicaDatabase, ReplicaSchema } from './schema';

type Upgrade = IDBPTransaction<ReplicaSchema, StoreNames<ReplicaSchema>[], 'versionchange'>;
type Step = (database: ReplicaDatabase, transaction: Upgrade) => Promise<void> | void;

/**
 * Version n of the database is what the first n steps make of an empty one. A step that users have is never changed: what comes
 * later is a step of its own, and `testing/databases` gets a description of the version before it.
 */
const steps: readonly Step[] = [createStores, rememberMoreOfPasses, knowWhoseTokensAre, rememberBatches, bundleStars];

export const databaseVersion = steps.length;

/** Brings a database of an older version up to date. When a step fails the older one stays as it was. */
export async function migrate(database: ReplicaDatabase, oldVersion: number, transaction: Upgrade): Promise<void> {
  // An aborted transaction rejects the opening, which is where the failure is heard.
  transaction.done.catch(() => undefined);
  try {
    // A step may wait for nothing but the transaction: it ends when nothing more is asked of it.
    for (const step of steps.slice(oldVersion)) await step(database, transaction);
  } catch (error) {
    console.error('the replica could not be brought up to date', error);
    abort(transaction);
  }
}

function createStores(database: ReplicaDatabase): void {
  database.createObjectStore('accounts', { keyPath: 'id' });
  const stars = database.createObjectStore('stars', { keyPath: ['accountId', 'messageId'] });
  stars.createIndex('newest', ['accountId', 'starredAt', 'messageId'], { unique: true });
  database.createObjectStore('outbox', { keyPath: ['accountId', 'messageId'] });
  database.createObjectStore('slots');
  database.createObjectStore('checkpoints', { keyPath: 'accountId' });
  database.createObjectStore('problems');
  database.createObjectStore('counters');
}

/** Sync tokens, and a mark by which a pass sees that it runs in circles, also when a worker dies in each round. */
async function rememberMoreOfPasses(_database: ReplicaDatabase, transaction: Upgrade): Promise<void> {
  for (let at = await transaction.objectStore('checkpoints').openCursor(); at; at = await at.continue()) {
    const { under } = at.value;
    await at.update({
      ...at.value,
      syncPoint: null,
      under: under && { ...under, landmark: null, syncToken: null },
    });
  }
}

/** A renewed token may be another person's; those of before were got by the user, and are not doubted. Clients may have secrets. */
async function knowWhoseTokensAre(database: ReplicaDatabase, transaction: Upgrade): Promise<void> {
  database.createObjectStore('credentials', { keyPath: 'accountId' });
  for (let at = await transaction.objectStore('accounts').openCursor(); at; at = await at.continue()) {
    await at.update({ ...at.value, isDoubted: false, identity: null });
  }
}

/** Many changes that were made as one are undone as one. */
function rememberBatches(database: ReplicaDatabase): void {
  database.createObjectStore('batches', { keyPath: ['accountId', 'id'] });
}

/** Rows that are read all at once: the background makes bundles of them when it has time. */
function bundleStars(database: ReplicaDatabase): void {
  database.createObjectStore('bundles');
  database.createObjectStore('unbundled');
}
