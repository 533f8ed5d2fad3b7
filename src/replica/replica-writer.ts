import type { Batch } from '../stars/batch';
import type { Entry, Intent } from '../stars/intent';
import type { Problem } from '../stars/service-status';
import { type AccountWriter, createAccountWriter } from './account-writer';
import { type Change, changeEntries, type EntryChanges, type Remember } from './change-entries';
import { type Checkpoint, newCheckpoint } from './checkpoint';
import { bundleRows } from './row-bundles';
import { openReplicaDatabase, type ProblemSource, personalStores, type ReplicaDatabase } from './schema';
import type { TextVault } from './text-vault';

/**
 * The writing half of the replica. Only the background holds one. Every promise resolves after the commit. What belongs to an
 * account that has been signed out is not written any more: its calls may end later than the sign-out. Changes then reject with
 * ServiceError `signed-out`; checkpoints and problems are left out silently.
 */
export interface ReplicaWriter extends AccountWriter {
  revision(): Promise<number>;
  /** What is kept about one message. */
  entry(accountId: string, messageId: string): Promise<Entry>;
  /** What is kept about each, in the same order, from one transaction: a page asks for hundreds at once. */
  entries(accountId: string, messageIds: readonly string[]): Promise<Entry[]>;
  /** Changes one message in one strict transaction: row and intent together, durable when resolved. */
  change(accountId: string, messageId: string, reduce: (entry: Entry, revision: number) => Entry): Promise<Change>;
  /** Changes many messages in one transaction; a relaxed one is for what Cliq can be asked for again. */
  changeMany(
    accountId: string,
    messageIds: readonly string[],
    reduce: (entry: Entry, messageId: string) => Entry,
    durability?: 'strict' | 'relaxed',
  ): Promise<Change[]>;
  /** Changes messages as one batch: all of them and what is remembered of it in one strict transaction, durable when resolved. */
  changeBatch(
    accountId: string,
    messageIds: readonly string[],
    reduce: (entry: Entry, messageId: string, revision: number) => Entry,
    remember: Remember,
  ): Promise<Change[]>;
  /** Newest first. */
  batches(accountId: string): Promise<Batch[]>;
  /** When all of a batch was answered; null forgets the batch. */
  endBatch(batch: Batch, endedAt: number | null): Promise<void>;
  /** Rows that `isUnwanted` says may go are deleted, in batches; tells which, or null when they are too many to name. */
  removeRows(accountId: string, isUnwanted: (entry: Entry) => boolean): Promise<string[] | null>;
  intents(accountId: string): Promise<Intent[]>;
  /** True when a star or a change of this account is kept. */
  holdsAnything(accountId: string): Promise<boolean>;
  checkpoint(accountId: string): Promise<Checkpoint>;
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>;
  slots(verb: string): Promise<unknown>;
  /** Strict: a slot is reserved on disk before it is used. */
  saveSlots(verb: string, value: unknown): Promise<void>;
  problem(accountId: string, source: ProblemSource): Promise<Problem | null>;
  saveProblem(accountId: string, source: ProblemSource, problem: Problem | null): Promise<void>;
  /** Makes it fast to read all rows, see `row-bundles.ts`. To be called when there is time for it. */
  bundleRows(rest?: () => Promise<void>): Promise<void>;
  /** Forgets everything of every account. What the throttle counts stays. */
  wipe(): Promise<void>;
}

const batchSize = 500;
/** More removed rows than this are not named one by one. */
export const mostNamed = 500;

/**
 * Opens the replica for writing; a database that another context closed or deleted is opened anew.
 * @param texts where texts are kept when none may be on disk
 */
export function openReplicaWriter(texts?: TextVault): ReplicaWriter {
  let opening: Promise<ReplicaDatabase> | null = null;
  const database = () => {
    opening ??= openReplicaDatabase(() => {
      opening = null;
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };

  const changeAll = async (changes: EntryChanges) => changeEntries(await database(), texts, changes);

  const entries: ReplicaWriter['entries'] = async (accountId, messageIds) => {
    const transaction = (await database()).transaction(['stars', 'outbox']);
    const [stars, outbox] = [transaction.objectStore('stars'), transaction.objectStore('outbox')];
    return Promise.all(
      messageIds.map(async (messageId) => {
        const key: [string, string] = [accountId, messageId];
        const [row, intent] = await Promise.all([stars.get(key), outbox.get(key)]);
        return { row: row ?? null, intent: intent ?? null };
      }),
    );
  };

  return {
    ...createAccountWriter(database),
    async entry(accountId, messageId) {
      const [entry] = await entries(accountId, [messageId]);
      return entry ?? { row: null, intent: null };
    },
    entries,
    revision: async () => (await (await database()).get('counters', 'revision')) ?? 0,
    async change(accountId, messageId, reduce) {
      const [change] = await changeAll({
        accountId,
        messageIds: [messageId],
        durability: 'strict',
        reduce: (entry, _id, revision) => reduce(entry, revision),
      });
      if (!change) throw new Error('a change of one message brought none');
      return change;
    },
    changeMany: (accountId, messageIds, reduce, durability = 'relaxed') =>
      changeAll({ accountId, messageIds, durability, reduce }),
    changeBatch: (accountId, messageIds, reduce, remember) =>
      changeAll({ accountId, messageIds, durability: 'strict', reduce, remember }),
    batches: async (accountId) => (await (await database()).getAll('batches', everyKeyOf(accountId))).reverse(),
    async endBatch({ accountId, id }, endedAt) {
      const transaction = (await database()).transaction('batches', 'readwrite');
      const kept = await transaction.store.get([accountId, id]);
      if (kept)
        await (endedAt === null
          ? transaction.store.delete([accountId, id])
          : transaction.store.put({ ...kept, endedAt }));
      await transaction.done;
    },
    async removeRows(accountId, isUnwanted) {
      let removed: string[] | null = [];
      let after: IDBValidKey = [accountId];
      for (;;) {
        const range = IDBKeyRange.bound(after, [accountId, []], true);
        const rows = await (await database()).getAll('stars', range, batchSize);
        const last = rows.at(-1);
        if (!last) return removed;
        after = [accountId, last.messageId];
        const suspects = rows.filter((row) => isUnwanted({ row, intent: null })).map((row) => row.messageId);
        if (suspects.length === 0) continue;
        const changes = await changeAll({
          accountId,
          messageIds: suspects,
          durability: 'relaxed',
          reduce: (entry) => (isUnwanted(entry) ? { ...entry, row: null } : entry),
        });
        const gone = changes.flatMap(({ before, after }) => (before.row && !after.row ? before.row.messageId : []));
        removed = removed && removed.length + gone.length <= mostNamed ? [...removed, ...gone] : null;
      }
    },
    async holdsAnything(accountId) {
      const opened = await database();
      const range = everyKeyOf(accountId);
      return (await opened.count('outbox', range)) > 0 || (await opened.getKey('stars', range)) !== undefined;
    },
    intents: async (accountId) => (await database()).getAll('outbox', everyKeyOf(accountId)),
    checkpoint: async (accountId) =>
      (await (await database()).get('checkpoints', accountId)) ?? newCheckpoint(accountId),
    async saveCheckpoint(checkpoint) {
      const transaction = (await database()).transaction(['accounts', 'checkpoints'], 'readwrite');
      const isKnown = (await transaction.objectStore('accounts').getKey(checkpoint.accountId)) !== undefined;
      if (isKnown) await transaction.objectStore('checkpoints').put(checkpoint);
      await transaction.done;
    },
    slots: async (verb) => (await database()).get('slots', verb),
    async saveSlots(verb, value) {
      const transaction = (await database()).transaction('slots', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(value, verb), transaction.done]);
    },
    problem: async (accountId, source) => (await (await database()).get('problems', [accountId, source])) ?? null,
    async saveProblem(accountId, source, problem) {
      const key: [string, ProblemSource] = [accountId, source];
      const transaction = (await database()).transaction(['accounts', 'problems'], 'readwrite');
      const isKnown = (await transaction.objectStore('accounts').getKey(accountId)) !== undefined;
      const problems = transaction.objectStore('problems');
      if (isKnown) await (problem ? problems.put(problem, key) : problems.delete(key));
      await transaction.done;
    },
    bundleRows: async (rest = async () => undefined) =>
      bundleRows(await database(), async () => !(await texts?.isNeeded()), rest),
    async wipe() {
      const transaction = (await database()).transaction(personalStores, 'readwrite', { durability: 'strict' });
      await Promise.all([...personalStores.map((name) => transaction.objectStore(name).clear()), transaction.done]);
      await texts?.clear();
    },
  };
}

function everyKeyOf(accountId: string): IDBKeyRange {
  // In IndexedDB's order an array comes after every string: [accountId, []] is above all of the account's keys.
  return IDBKeyRange.bound([accountId], [accountId, []]);
}
