import { openReplicaDatabase } from './schema';

/** The ID of the client whose secret is kept on this device; null when there is none. The secret itself is for the background only. */
export async function readKeptClientId(): Promise<string | null> {
  const database = await openReplicaDatabase();
  try {
    return (await database.getAll('credentials')).at(0)?.clientId ?? null;
  } finally {
    database.close();
  }
}
