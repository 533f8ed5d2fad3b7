import type { Batch } from '../stars/batch';
import type { Entry } from '../stars/intent';
import { ServiceError } from '../stars/service-error';
import { abort } from './abort';
import { textIn, withoutText } from './left-out-text';
import { unbundling } from './row-bundles';
import type { ReplicaDatabase } from './schema';
import type { StarredText } from './text-reader';
import type { TextVault } from './text-vault';

/** One message's change, committed. Where no text may be on disk, `after` has it only when it is news. */
export interface Change {
  before: Entry;
  after: Entry;
  /** Grows with every change of anything in this replica. */
  revision: number;
}

export interface EntryChanges {
  accountId: string;
  messageIds: readonly string[];
  durability: IDBTransactionDurability;
  reduce: (entry: Entry, messageId: string, revision: number) => Entry;
  /** What is written down of all of it together. */
  remember?: Remember;
}

/** The batch to be kept, and the number of the one that it takes the place of. */
export type Remember = (changes: readonly Change[], revision: number) => { batch: Batch; insteadOf: number | null };

const stores = ['accounts', 'stars', 'bundles', 'unbundled', 'outbox', 'batches', 'counters'] as const;

/** Changes messages in one transaction. The one place where rows and intents are written, and so where texts are left out. */
export async function changeEntries(
  database: ReplicaDatabase,
  texts: TextVault | undefined,
  { accountId, messageIds, durability, reduce, remember }: EntryChanges,
): Promise<Change[]> {
  const vault = (await texts?.isNeeded()) ? texts : undefined;
  const transaction = database.transaction(stores, 'readwrite', { durability });
  const stars = transaction.objectStore('stars');
  const outbox = transaction.objectStore('outbox');
  const counters = transaction.objectStore('counters');
  const changes: Change[] = [];
  try {
    if ((await transaction.objectStore('accounts').getKey(accountId)) === undefined)
      throw new ServiceError('signed-out');
    const revision = ((await counters.get('revision')) ?? 0) + 1;
    await counters.put(revision, 'revision');
    const unbundle = unbundling(transaction, accountId);
    for (const messageId of messageIds) {
      const key: [string, string] = [accountId, messageId];
      const [row, intent] = await Promise.all([stars.get(key), outbox.get(key)]);
      const before: Entry = { row: row ?? null, intent: intent ?? null };
      const after = reduce(before, messageId, revision);
      const kept = vault ? withoutText(after) : after;
      if (kept.row !== before.row) {
        await (kept.row ? stars.put(kept.row) : stars.delete(key));
        await unbundle(messageId, kept.row === null);
      }
      if (kept.intent !== before.intent) await (kept.intent ? outbox.put(kept.intent) : outbox.delete(key));
      changes.push({ before, after, revision });
    }
    if (remember) {
      const { batch, insteadOf } = remember(changes, revision);
      const batches = transaction.objectStore('batches');
      if (insteadOf !== null) await batches.delete([accountId, insteadOf]);
      await batches.put(batch);
    }
  } catch (error) {
    // A reducer that throws must leave nothing half done; the abort itself is expected here.
    transaction.done.catch(() => undefined);
    abort(transaction);
    throw error;
  }
  // Begun before the commit: a sign-out that comes after it forgets these as well.
  const keeping = vault?.keep(accountId, textsIn(changes, messageIds));
  await transaction.done;
  const news = await keeping;
  if (!news) return changes;
  return changes.map((change, index) =>
    news.has(messageIds[index] ?? '') ? change : { ...change, after: withoutText(change.after) },
  );
}

/** What there is to keep, and null where nothing of the message is left. */
function textsIn(changes: readonly Change[], messageIds: readonly string[]): Map<string, StarredText | null> {
  const texts = new Map<string, StarredText | null>();
  for (const [index, { after }] of changes.entries()) {
    const messageId = messageIds[index] ?? '';
    const { row, intent } = after;
    const text = textIn(after);
    if (!row && !intent) texts.set(messageId, null);
    else if (text) texts.set(messageId, { ...text, starredAt: row?.starredAt ?? intent?.wishedAt ?? 0 });
  }
  return texts;
}
