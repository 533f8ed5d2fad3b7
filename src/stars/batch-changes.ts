import { type Entry, isBackingOff } from './intent';
import type { MessageRef } from './message-ref';
import { dismiss } from './settle';
import { isTombstone, shownType } from './star-row';
import { undoTarget, wish, wouldRenewStarTime } from './wish';

/** What became of one message when the batch was made. */
export type BatchPart = 'changed' | 'already' | 'gone';

/** Whether this message is to be changed: who has removed its star since does not want it back with another type. */
export function batchPart({ row }: Entry, want: string | null): BatchPart {
  if (!row || isTombstone(row)) return 'gone';
  if (shownType(row) === want) return 'already';
  return row.removedAt === null ? 'changed' : 'gone';
}

/** `wish` for one message of a batch. The row remembers where it came from also when Cliq need not be told. */
export function wishInBatch(entry: Entry, ref: MessageRef, want: string | null, batch: number, now: number): Entry {
  const accountId = entry.row?.accountId ?? '';
  const { row, intent } = wish(entry, accountId, ref, want, now);
  return {
    row: row && { ...row, batch, previousType: shownType(entry.row) },
    intent: intent && { ...intent, batch },
  };
}

/**
 * Takes the batch back for this message, if nothing was done to it since: then it is as it was. What Cliq has refused is forgotten.
 * @param undo the number of the batch that this Undo is, if it is one
 */
export function undoInBatch(
  entry: Entry,
  ref: MessageRef | null,
  batch: number,
  undo: number | null,
  now: number,
): Entry {
  const { row, intent } = entry;
  if (intent && intent.batch !== batch) return entry;
  if (intent?.failure) return dismiss(entry);
  const target = undoTarget(entry);
  if (row?.batch !== batch || !ref || target === undefined) return entry;
  const undone = wish(entry, row.accountId, ref, target, now);
  return {
    row: undone.row && { ...undone.row, previousType: null },
    intent: undone.intent && { ...undone.intent, ...(undo !== null && { batch: undo }) },
  };
}

/** True when Cliq cannot have it yet: its call is neither through nor under way. */
export function mayCancel({ intent }: Entry, batch: number, now: number): boolean {
  if (intent?.batch !== batch || intent.failure) return false;
  return intent.base.known || intent.attempts === 0 || isBackingOff(intent, now);
}

/** True when the Undo of this removal comes too late for the star's time. */
export function undoRenews(before: Entry, after: Entry): boolean {
  return before !== after && shownType(after.row) !== null && wouldRenewStarTime(before);
}
