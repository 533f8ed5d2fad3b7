import { batchStatus } from '../stars/batch-status';
import type { Intent } from '../stars/intent';
import { morePressing } from '../stars/obstacle';
import type { FailedChange, Pause, Problem, ServiceStatus } from '../stars/service-status';
import type { StarRow } from '../stars/star-row';
import { readNewest } from './newest-first';
import { clockRecord, openReplicaDatabase } from './schema';
import type { LocalStarReader } from './star-reader';
import type { TextReader } from './text-reader';

/**
 * Opens the replica for reading. Rejects when this browser gives the page no IndexedDB (Firefox private windows).
 * @param texts those that are not on disk
 */
export async function openStarReader(texts?: TextReader): Promise<LocalStarReader> {
  const database = await openReplicaDatabase();
  /** By the words of the message, also where those are not on disk. */
  async function named(failed: FailedChange[], accountId: string): Promise<FailedChange[]> {
    const bare = failed.filter(({ text }) => text === '').map(({ messageId }) => messageId);
    if (bare.length === 0 || !texts) return failed;
    const found = await texts.textsOf(accountId, bare);
    const wordsOf = (id: string) => found.get(id)?.text || (found.get(id)?.file?.name ?? '');
    return failed.map((change) => ({ ...change, text: change.text || wordsOf(change.messageId) }));
  }
  const withTexts = async (rows: StarRow[]) => (texts ? texts.fill(rows) : rows);
  const account = async () => (await database.getAll('accounts')).at(0) ?? null;
  return {
    async newest(cursor, limit) {
      const transaction = database.transaction(['accounts', 'stars']);
      const index = transaction.objectStore('stars').index('newest');
      // Both at once: whose rows they are is not waited for, for they are nearly always all of one account.
      const [accounts, newestOfAll] = await Promise.all([
        transaction.objectStore('accounts').getAll(),
        cursor ? [] : readNewest(index, null, limit),
      ]);
      const current = accounts.at(0);
      if (!current) return [];
      const isOwn = newestOfAll.length > 0 && newestOfAll.every(({ accountId }) => accountId === current.id);
      if (isOwn) return withTexts(newestOfAll);
      const upper = cursor ? [current.id, cursor.starredAt, cursor.messageId] : [current.id, []];
      return withTexts(await readNewest(index, IDBKeyRange.bound([current.id], upper, false, true), limit));
    },
    async *all(accountId) {
      // Only the list goes through all of them, and not before it shows the newest.
      const { readAllRows } = await import('./all-rows');
      for await (const rows of readAllRows(database, accountId)) yield withTexts(rows);
    },
    async rowsOf(messageIds) {
      const transaction = database.transaction(['accounts', 'stars']);
      const current = (await transaction.objectStore('accounts').getAll()).at(0);
      if (!current) return [];
      const stars = transaction.objectStore('stars');
      const rows = await Promise.all(messageIds.map((id) => stars.get([current.id, id])));
      return withTexts(rows.filter((row) => row !== undefined));
    },
    async status(): Promise<ServiceStatus> {
      const current = await account();
      const clockAheadMs = aheadMs(await database.get('slots', clockRecord));
      if (!current) return { ...signedOut, clockAheadMs };
      const keys = IDBKeyRange.bound([current.id], [current.id, []]);
      const [checkpoint, intents, batches, slots, problems] = await Promise.all([
        database.get('checkpoints', current.id),
        database.getAll('outbox', keys),
        database.getAll('batches', keys),
        Promise.all(verbs.map(async (verb) => ({ verb, until: pausedUntil(await database.get('slots', verb)) }))),
        database.getAll('problems', keys),
      ]);
      return {
        account: current,
        syncedAt: checkpoint?.syncedAt ?? null,
        isComplete: (checkpoint?.completedAt ?? null) !== null,
        waiting: intents.filter((intent) => intent.failure === null).length,
        restoring: intents.filter((intent) => intent.isRestored && intent.failure === null).length,
        failed: await named(intents.flatMap(failedChange), current.id),
        batches: batches.map((batch) => batchStatus(batch, intents)).reverse(),
        pauses: slots.filter((pause): pause is Pause => pause.until !== null),
        problem: problems.reduce<Problem | null>(morePressing, null),
        clockAheadMs,
      };
    },
    count: (accountId) => database.count('stars', IDBKeyRange.bound([accountId], [accountId, []])),
    close: () => database.close(),
  };
}

const verbs = ['POST', 'GET', 'DELETE'] as const;

const signedOut: ServiceStatus = {
  account: null,
  syncedAt: null,
  isComplete: false,
  waiting: 0,
  restoring: 0,
  failed: [],
  batches: [],
  pauses: [],
  problem: null,
  clockAheadMs: 0,
};

function failedChange({ messageId, want, ref, failure }: Intent): FailedChange[] {
  if (!failure) return [];
  const { text, chatTitle } = ref;
  return [{ messageId, wanted: want, text, chatTitle, reason: failure.reason, failedAt: failure.at }];
}

/** The throttle's record is its own affair (`VerbRecord` in src/cliq/throttle.ts); only the end of a pause is read here. */
function pausedUntil(record: unknown): number | null {
  const pause = field(record, 'pause');
  const until = field(pause, 'until');
  return typeof until === 'number' ? until : null;
}

function aheadMs(record: unknown): number {
  return typeof record === 'number' ? record : 0;
}

function field(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : null;
}
