import type { Base, Entry, Intent } from './intent';
import { undoHoldMs } from './intent';
import type { MessageRef } from './message-ref';
import { searchTextOf } from './star-filter';
import { isTombstone, outOfBatch, type StarRow, shownType, tombstoneType } from './star-row';

const unknown: Base = { known: false };

/**
 * The user wants `want` for this message. The row shows it at once; the intent waits to be sent. When Cliq is *known*
 * to be there already, the intent is dropped and no call is made.
 */
export function wish(entry: Entry, accountId: string, ref: MessageRef, want: string | null, now: number): Entry {
  const waiting = entry.intent?.failure === null ? entry.intent : null;
  const rowBefore = waiting ? waiting.rowBefore : entry.row;
  const base = entry.intent?.base ?? baseOf(entry.row);
  const before = rowBefore && outOfBatch({ ...rowBefore, delivery: 'delivered' });
  if (base.known && base.type === want) return { row: before, intent: null };
  const intent: Intent = {
    accountId,
    messageId: ref.messageId,
    ref,
    want,
    base,
    baseBeforeSend: entry.intent?.baseBeforeSend ?? base,
    generation: (entry.intent?.generation ?? 0) + 1,
    attempts: 0,
    notBefore: want === null ? now + undoHoldMs : now,
    wishedAt: now,
    rowBefore: before,
    failure: null,
  };
  return { row: wishedRow(entry.row, accountId, ref, want, now), intent };
}

/** What the last change made here can be taken back to; undefined when there is nothing to take back. */
export function undoTarget({ row }: Entry): string | null | undefined {
  if (!row) return undefined;
  if (isTombstone(row)) return undefined;
  if (row.removedAt !== null) return row.type;
  return row.previousType ?? undefined;
}

/** True when Cliq has been told of the removal, or may have been: starring again then makes a new star time. */
export function wouldRenewStarTime({ row, intent }: Entry): boolean {
  return row?.removedAt !== null && row !== null && !(intent?.base.known && intent.base.type !== null);
}

/** A row with no change under way says what Cliq's side is; no row says nothing, the star may never have been listed. */
function baseOf(row: StarRow | null): Base {
  return row?.delivery === 'delivered' ? { known: true, type: shownType(row) } : unknown;
}

/** The row with nothing waiting on it any more. */
export function asDelivered(row: StarRow | null): StarRow | null {
  return row && { ...row, delivery: 'delivered' };
}

function wishedRow(row: StarRow | null, accountId: string, ref: MessageRef, want: string | null, now: number): StarRow {
  if (want === null) {
    return { ...outOfBatch(row ?? newRow(accountId, ref, tombstoneType, now)), removedAt: now, delivery: 'waiting' };
  }
  if (!row) return newRow(accountId, ref, want, now);
  const wasRemovedForGood = row.removedAt !== null && row.delivery === 'delivered';
  return {
    ...outOfBatch(row),
    type: want,
    previousType: shownType(row),
    removedAt: null,
    starredAt: wasRemovedForGood ? now : row.starredAt,
    delivery: 'waiting',
  };
}

function newRow(accountId: string, ref: MessageRef, type: string, now: number): StarRow {
  const row = {
    accountId,
    messageId: ref.messageId,
    chatId: ref.chatId,
    organizationId: ref.organizationId,
    type,
    previousType: null,
    starredAt: now,
    sentAt: ref.sentAt,
    sender: { id: '', name: ref.senderName },
    chat: { title: ref.chatTitle, kind: '', joined: true },
    content: { kind: 'text', text: ref.text, file: null },
    isPinned: false,
    delivery: 'waiting' as const,
    removedAt: null,
    settledRevision: 0,
    seenInPass: 0,
  };
  return { ...row, searchText: searchTextOf(row) };
}
