import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
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
  /** What the throttle keeps for each verb; its form is the throttle's affair. */
  slots: { key: [accountId: string, verb: string]; value: unknown };
  checkpoints: { key: string; value: Checkpoint };
  /** What keeps delivery or sync from going on. */
  problems: { key: [accountId: string, source: ProblemSource]; value: Problem };
  counters: { key: 'revision'; value: number };
}

export type ProblemSource = 'delivery' | 'sync';
export type ReplicaDatabase = IDBPDatabase<ReplicaSchema>;
export type StoreName = 'accounts' | 'stars' | 'outbox' | 'slots' | 'checkpoints' | 'problems' | 'counters';

export const databaseName = 'stars';
export const storeNames: readonly StoreName[] = [
  'accounts',
  'stars',
  'outbox',
  'slots',
  'checkpoints',
  'problems',
  'counters',
];
const version = 1;

/**
 * Opens the database and brings an older one up to date.
 * @param onBlocking called when another context wants to delete or upgrade it: close then
 */
export function openReplicaDatabase(onBlocking?: () => void): Promise<ReplicaDatabase> {
  return openDB<ReplicaSchema>(databaseName, version, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) createVersion1(database);
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onBlocking?.();
    },
  });
}

export function deleteReplicaDatabase(): Promise<void> {
  return deleteDB(databaseName);
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
