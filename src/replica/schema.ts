import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Account } from '../stars/account';
import type { Intent } from '../stars/intent';
import type { Problem } from '../stars/service-status';
import type { StarRow } from '../stars/star-row';
import type { Checkpoint } from './checkpoint';

/** Everything kept on this device but the token and the settings. Keys begin with the account, so that two never mix. */
export interface ReplicaSchema extends DBSchema {
  accounts: { key: string; value: Account };
  stars: {
    key: [accountId: string, messageId: string];
    value: StarRow;
    indexes: { newest: [accountId: string, starredAt: number, messageId: string] };
  };
  outbox: { key: [accountId: string, messageId: string]; value: Intent };
  /**
   * What the throttle keeps for each verb; its form is the throttle's affair. Not by account, and kept at sign-out: whoever signs
   * in next may be the same user, and Cliq goes on counting.
   */
  slots: { key: string; value: unknown };
  checkpoints: { key: string; value: Checkpoint };
  /** What keeps delivery or sync from going on. */
  problems: { key: [accountId: string, source: ProblemSource]; value: Problem };
  counters: { key: 'revision'; value: number };
}

export type ProblemSource = 'delivery' | 'sync';
export type ReplicaDatabase = IDBPDatabase<ReplicaSchema>;
export const databaseName = 'stars';
/** The stores that hold something about a person. */
export const personalStores = ['accounts', 'stars', 'outbox', 'checkpoints', 'problems'] as const;
const version = 1;

/**
 * Opens the database and brings an older one up to date. It closes itself when another context wants to upgrade it.
 * @param onClosing called then
 */
export async function openReplicaDatabase(onClosing?: () => void): Promise<ReplicaDatabase> {
  const database = await openDB<ReplicaSchema>(databaseName, version, {
    upgrade(opened, oldVersion) {
      if (oldVersion < 1) createVersion1(opened);
    },
    blocking() {
      database.close();
      onClosing?.();
    },
    ...(onClosing && { terminated: onClosing }),
  });
  return database;
}

function createVersion1(database: ReplicaDatabase): void {
  database.createObjectStore('accounts', { keyPath: 'id' });
  const stars = database.createObjectStore('stars', { keyPath: ['accountId', 'messageId'] });
  stars.createIndex('newest', ['accountId', 'starredAt', 'messageId'], { unique: true });
  database.createObjectStore('outbox', { keyPath: ['accountId', 'messageId'] });
  database.createObjectStore('slots');
  database.createObjectStore('checkpoints', { keyPath: 'accountId' });
  database.createObjectStore('problems');
  database.createObjectStore('counters');
}
