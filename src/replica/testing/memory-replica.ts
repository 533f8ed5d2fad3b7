import type { Account } from '../../stars/account';
import type { Batch } from '../../stars/batch';
import type { Entry } from '../../stars/intent';
import { ServiceError } from '../../stars/service-error';
import type { Problem } from '../../stars/service-status';
import type { Change } from '../change-entries';
import { type Checkpoint, newCheckpoint } from '../checkpoint';
import type { Credentials } from '../credentials';
import { mostNamed, type ReplicaWriter } from '../replica-writer';

/** What is on the disk: it outlives the writers. */
export interface MemoryDisk {
  account: Account | null;
  credentials: Credentials | null;
  revision: number;
  /** By account and message id. */
  entries: Map<string, Entry>;
  /** Keys of the entries that have an intent. */
  outbox: Set<string>;
  batches: Map<string, Batch>;
  slots: Map<string, unknown>;
  checkpoints: Map<string, Checkpoint>;
  problems: Map<string, Problem>;
}

export function createMemoryDisk(): MemoryDisk {
  return {
    account: null,
    credentials: null,
    revision: 0,
    entries: new Map(),
    outbox: new Set(),
    batches: new Map(),
    slots: new Map(),
    checkpoints: new Map(),
    problems: new Map(),
  };
}

const keyOf = (...parts: string[]) => parts.join('\n');
const nothing: Entry = { row: null, intent: null };

/**
 * A ReplicaWriter without IndexedDB, fast enough for thousands of simulated days. Every call takes a turn, as a database does.
 * @param beforeEach called before each access; what it throws happens instead of the access (a crash, a full disk)
 */
export function createMemoryReplica(
  disk: MemoryDisk,
  beforeEach: (access: keyof ReplicaWriter) => void = () => {},
): ReplicaWriter {
  async function access<T>(name: keyof ReplicaWriter, run: () => T): Promise<T> {
    await Promise.resolve();
    beforeEach(name);
    return run();
  }
  function change(accountId: string, messageId: string, reduce: (entry: Entry) => Entry): Change {
    const key = keyOf(accountId, messageId);
    const before = disk.entries.get(key) ?? nothing;
    const after = reduce(before);
    if (after.row || after.intent) disk.entries.set(key, after);
    else disk.entries.delete(key);
    if (after.intent) disk.outbox.add(key);
    else disk.outbox.delete(key);
    return { before, after, revision: disk.revision };
  }
  const isKnown = (accountId: string): boolean => disk.account?.id === accountId;
  function mustBeKnown(accountId: string): void {
    if (!isKnown(accountId)) throw new ServiceError('signed-out');
  }
  const entriesOf = (accountId: string) =>
    [...disk.entries].filter(([key]) => key.startsWith(`${accountId}\n`)).map(([, entry]) => entry);

  return {
    account: () => access('account', () => disk.account),
    saveAccount: (account, credentials = null) =>
      access('saveAccount', () => {
        disk.account = account;
        disk.credentials = credentials;
      }),
    changeAccount: (accountId, change) =>
      access('changeAccount', () => {
        if (!disk.account || !isKnown(accountId)) return false;
        disk.account = { ...disk.account, ...change };
        return true;
      }),
    credentials: (accountId) =>
      access('credentials', () => (disk.credentials?.accountId === accountId ? disk.credentials : null)),
    proveCredentials: (accountId) =>
      access('proveCredentials', () => {
        if (disk.credentials?.accountId === accountId) disk.credentials = { ...disk.credentials, isProven: true };
      }),
    revision: () => access('revision', () => disk.revision),
    entry: (accountId, messageId) => access('entry', () => disk.entries.get(keyOf(accountId, messageId)) ?? nothing),
    entries: (accountId, messageIds) =>
      access('entries', () => messageIds.map((id) => disk.entries.get(keyOf(accountId, id)) ?? nothing)),
    change: (accountId, messageId, reduce) =>
      access('change', () => {
        mustBeKnown(accountId);
        const revision = disk.revision + 1;
        const result = change(accountId, messageId, (entry) => reduce(entry, revision));
        disk.revision = revision;
        return { ...result, revision };
      }),
    changeMany: (accountId, messageIds, reduce) =>
      access('changeMany', () => {
        mustBeKnown(accountId);
        disk.revision += 1;
        return messageIds.map((messageId) => change(accountId, messageId, (entry) => reduce(entry, messageId)));
      }),
    changeBatch: (accountId, messageIds, reduce, remember) =>
      access('changeBatch', () => {
        mustBeKnown(accountId);
        disk.revision += 1;
        const { revision } = disk;
        const changes = messageIds.map((id) => change(accountId, id, (entry) => reduce(entry, id, revision)));
        const { batch, insteadOf } = remember(changes, revision);
        if (insteadOf !== null) disk.batches.delete(keyOf(accountId, String(insteadOf)));
        disk.batches.set(keyOf(accountId, String(batch.id)), batch);
        return changes;
      }),
    batches: (accountId) =>
      access('batches', () => [...disk.batches.values()].filter((batch) => batch.accountId === accountId).reverse()),
    endBatch: ({ accountId, id }, endedAt) =>
      access('endBatch', () => {
        const key = keyOf(accountId, String(id));
        const kept = disk.batches.get(key);
        if (kept && endedAt !== null) disk.batches.set(key, { ...kept, endedAt });
        else disk.batches.delete(key);
      }),
    removeRows: (accountId, isUnwanted) =>
      access('removeRows', () => {
        const unwanted = entriesOf(accountId).filter((entry) => entry.row !== null && isUnwanted(entry));
        const removed = unwanted.map(({ row }) => {
          const messageId = row?.messageId ?? '';
          disk.revision += 1;
          change(accountId, messageId, (entry) => ({ ...entry, row: null }));
          return messageId;
        });
        return removed.length <= mostNamed ? removed : null;
      }),
    holdsAnything: (accountId) =>
      access('holdsAnything', () => [...disk.entries.keys()].some((key) => key.startsWith(`${accountId}\n`))),
    intents: (accountId) =>
      access('intents', () =>
        [...disk.outbox]
          .filter((key) => key.startsWith(`${accountId}\n`))
          .flatMap((key) => disk.entries.get(key)?.intent ?? []),
      ),
    checkpoint: (accountId) => access('checkpoint', () => disk.checkpoints.get(accountId) ?? newCheckpoint(accountId)),
    saveCheckpoint: (checkpoint) =>
      access('saveCheckpoint', () => {
        if (isKnown(checkpoint.accountId)) disk.checkpoints.set(checkpoint.accountId, checkpoint);
      }),
    slots: (verb) => access('slots', () => disk.slots.get(verb)),
    saveSlots: (verb, value) => access('saveSlots', () => void disk.slots.set(verb, structuredClone(value))),
    problem: (accountId, source) => access('problem', () => disk.problems.get(keyOf(accountId, source)) ?? null),
    saveProblem: (accountId, source, problem) =>
      access('saveProblem', () => {
        if (!isKnown(accountId)) return;
        if (problem) disk.problems.set(keyOf(accountId, source), problem);
        else disk.problems.delete(keyOf(accountId, source));
      }),
    bundleRows: () => access('bundleRows', () => undefined),
    wipe: () =>
      access('wipe', () => {
        disk.account = null;
        disk.credentials = null;
        for (const store of [disk.entries, disk.outbox, disk.batches, disk.checkpoints, disk.problems]) store.clear();
      }),
  };
}
