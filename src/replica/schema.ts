import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Account } from '../stars/account';
import type { Batch } from '../stars/batch';
import type { Intent } from '../stars/intent';
import { ServiceError } from '../stars/service-error';
import type { Problem } from '../stars/service-status';
import type { StarRow } from '../stars/star-row';
import type { Checkpoint } from './checkpoint';
import type { Credentials } from './credentials';
import { databaseName } from './database-name';
import { databaseVersion, migrate } from './migrations';

/** Everything kept on this device but the access token and the settings. Keys begin with the account, so that two never mix. */
export interface ReplicaSchema extends DBSchema {
  accounts: { key: string; value: Account };
  credentials: { key: string; value: Credentials };
  stars: {
    key: [accountId: string, messageId: string];
    value: StarRow;
    indexes: { newest: [accountId: string, starredAt: number, messageId: string] };
  };
  /** See `row-bundles.ts`. Rows as JSON; the key is that of the last one. */
  bundles: { key: [accountId: string, upTo: string]; value: string };
  unbundled: { key: [accountId: string, messageId: string]; value: 'changed' | 'gone' };
  outbox: { key: [accountId: string, messageId: string]; value: Intent };
  /** Only those that can be undone, or are still waiting. */
  batches: { key: [accountId: string, id: number]; value: Batch };
  /**
   * What the throttle keeps for each verb; its form is the throttle's affair. Not by account, and kept at sign-out: whoever signs
   * in next may be the same user, and Cliq goes on counting. So are the times of token requests, and `clockRecord`.
   */
  slots: { key: string; value: unknown };
  checkpoints: { key: string; value: Checkpoint };
  /** What keeps delivery or sync from going on. */
  problems: { key: [accountId: string, source: ProblemSource]; value: Problem };
  counters: { key: 'revision'; value: number };
}

export type ProblemSource = 'delivery' | 'sync';
export type ReplicaDatabase = IDBPDatabase<ReplicaSchema>;
/** In `slots`: how much this computer's clock is ahead of Cliq's, ms. */
export const clockRecord = 'clock';
/** The stores that hold something about a person. */
export const personalStores = [
  'accounts',
  'credentials',
  'stars',
  'bundles',
  'unbundled',
  'outbox',
  'batches',
  'checkpoints',
  'problems',
] as const;

/**
 * Opens the database and brings an older one up to date, once every other context has let go of the older one. It closes itself
 * when another context wants to upgrade it.
 * @param onClosing called then
 * @throws DOMException `VersionError` when a newer program has written it: nothing of it is touched
 * @throws ServiceError `no-storage` when the browser keeps none (Firefox's private windows, or all of it when it is to remember no history)
 */
export async function openReplicaDatabase(onClosing?: () => void): Promise<ReplicaDatabase> {
  try {
    const database = await openDB<ReplicaSchema>(databaseName, databaseVersion, {
      upgrade(opened, oldVersion, _newVersion, transaction) {
        // It handles its own failures, and the opening waits for its transaction.
        void migrate(opened, oldVersion, transaction);
      },
      blocking() {
        database.close();
        onClosing?.();
      },
      ...(onClosing && { terminated: onClosing }),
    });
    return database;
  } catch (cause) {
    throw cause instanceof DOMException && cause.name === 'InvalidStateError' ? new ServiceError('no-storage') : cause;
  }
}
