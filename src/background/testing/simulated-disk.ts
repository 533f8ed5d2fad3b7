import { IDBFactory } from 'fake-indexeddb';
import { openReplicaWriter, type ReplicaWriter } from '../../replica/replica-writer';
import { openReplicaDatabase } from '../../replica/schema';
import { createMemoryDisk, createMemoryReplica } from '../../replica/testing/memory-replica';
import type { Intent } from '../../stars/intent';
import type { StarRow } from '../../stars/star-row';

/** A replica that outlives its writers, and can be looked into. */
export interface SimulatedDisk {
  open(): ReplicaWriter;
  /** Everything of every account. */
  contents(): Promise<{ rows: StarRow[]; intents: Intent[] }>;
}

export function createMemoryDiskForSimulation(): SimulatedDisk {
  const disk = createMemoryDisk();
  return {
    open: () => createMemoryReplica(disk),
    contents: async () => {
      const entries = [...disk.entries.values()];
      return { rows: entries.flatMap(({ row }) => row ?? []), intents: entries.flatMap(({ intent }) => intent ?? []) };
    },
  };
}

/** The real replica. One at a time: IndexedDB is global. */
export function createIndexedDbDisk(): SimulatedDisk {
  globalThis.indexedDB = new IDBFactory();
  return {
    open: openReplicaWriter,
    contents: async () => {
      const database = await openReplicaDatabase();
      const [rows, intents] = await Promise.all([database.getAll('stars'), database.getAll('outbox')]);
      database.close();
      return { rows, intents };
    },
  };
}
