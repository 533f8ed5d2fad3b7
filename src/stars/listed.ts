import { withEarlierText } from './earlier-text';
import type { Base, Entry } from './intent';
import type { Star } from './star';
import { searchTextOf } from './star-filter';
import { isTombstone, type StarRow, shownType } from './star-row';

/** The page of Cliq's list that a star was read from. */
export interface ListedIn {
  accountId: string;
  /** The replica's revision when the page was requested. */
  requestedRevision: number;
  /** Number of the pass over the list. */
  pass: number;
}

/**
 * Takes over what a page of Cliq's list says about one message. What the user wants stays on top of it, and a page that
 * was requested before the last delivery ended says nothing: it may be older than that delivery.
 */
export function listed(entry: Entry, star: Star, page: ListedIn): Entry {
  const { row, intent } = entry;
  if (row && row.settledRevision > page.requestedRevision) return { ...entry, row: { ...row, seenInPass: page.pass } };
  const fromCliq = rowFromCliq(row, star, page);
  if (!intent) return { row: fromCliq, intent: null };
  if (intent.failure) {
    // Nothing of it can be under way: the list tells where Cliq is now.
    const base: Base = { known: true, type: star.type };
    return { row: { ...fromCliq, delivery: 'failed' }, intent: { ...intent, base, baseBeforeSend: base } };
  }
  if (intent.base.known && intent.base.type !== null && star.type === intent.want)
    return { row: fromCliq, intent: null };
  const { starredAt, removedAt, delivery, previousType, batch } = row ?? fromCliq;
  const type = row && !isTombstone(row) ? row.type : fromCliq.type;
  // A base that is not known stays so: what was sent without an answer may still be on its way.
  const follow = (base: Base): Base => (base.known ? { known: true, type: star.type } : base);
  return {
    row: { ...fromCliq, type, starredAt, removedAt, delivery, previousType, ...(batch !== undefined && { batch }) },
    intent: {
      ...intent,
      base: follow(intent.base),
      baseBeforeSend: follow(intent.baseBeforeSend),
      rowBefore: fromCliq,
    },
  };
}

/** True when a list page brought nothing that was not known: how a short pass sees that it may stop. */
export function isUnchanged(before: Entry, after: Entry): boolean {
  const { row } = before;
  if (!row || !after.row) return false;
  const { type, starredAt, removedAt, delivery, isPinned, searchText } = after.row;
  return (
    row.type === type &&
    row.starredAt === starredAt &&
    row.removedAt === removedAt &&
    row.delivery === delivery &&
    row.isPinned === isPinned &&
    row.searchText === searchText
  );
}

/** A star that was absent from two complete passes in a row is gone, unless something was done to it here meanwhile. */
export function isGone(entry: Entry, pass: number, previousPassRevision: number): boolean {
  const { row, intent } = entry;
  return row !== null && intent === null && row.seenInPass <= pass - 2 && row.settledRevision <= previousPassRevision;
}

function rowFromCliq(row: StarRow | null, star: Star, page: ListedIn): StarRow {
  const merged = {
    ...star,
    content: withEarlierText(row, star.content),
    messageId: row?.messageId ?? star.messageId,
    accountId: page.accountId,
    organizationId: row?.organizationId ?? null,
    delivery: 'delivered' as const,
    removedAt: null,
    previousType: row && row.type === star.type ? row.previousType : null,
    settledRevision: row?.settledRevision ?? 0,
    seenInPass: page.pass,
    ...(row?.batch !== undefined && shownType(row) === star.type && { batch: row.batch }),
  };
  return { ...merged, searchText: searchTextOf(merged) };
}

/** The row that a POST's answer describes, for `Outcome.row`. */
export function rowFromAnswer(entry: Entry, star: Star, accountId: string): StarRow {
  const row = rowFromCliq(entry.row, star, { accountId, requestedRevision: 0, pass: entry.row?.seenInPass ?? 0 });
  const messageId = entry.intent?.messageId ?? row.messageId;
  const organizationId = row.organizationId ?? entry.intent?.ref.organizationId ?? null;
  return { ...row, messageId, organizationId };
}

/** A removed row is kept for Undo, and because a list page may still be under way that shows the star. */
export function mayForget(row: StarRow, now: number): boolean {
  return row.removedAt !== null && row.delivery === 'delivered' && now - row.removedAt > keepRemovedMs;
}

const keepRemovedMs = 24 * 60 * 60 * 1000;
