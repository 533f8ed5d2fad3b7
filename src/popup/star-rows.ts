import { type ReadonlySignal, signal } from '@preact/signals';
import type { StarReader } from '../replica/star-reader';
import type { StarRow } from '../stars/star-row';
import type { StarCursor } from '../stars/star-service';

/** Enough for a screen: read and painted before anything else. */
export const firstPageSize = 50;
export const batchSize = 1_000;

export interface StarRows {
  /** All rows read so far, newest star first, no message twice, one account only. */
  rows: ReadonlySignal<readonly StarRow[]>;
  /** True when the last read reached the end of the list. */
  isWhole: ReadonlySignal<boolean>;
  /** Reads from the top again; resolves when the end was reached. */
  read(): Promise<void>;
  /** Reads only these rows again, also while the rest is being read. */
  readSome(messageIds: readonly string[]): Promise<void>;
}

/** The whole list in memory: the first page at once, the rest in batches, so that search and counts run over every row. */
export function starRows(reader: Promise<StarReader>, stop: AbortSignal): StarRows {
  const rows = signal<readonly StarRow[]>([]);
  const isWhole = signal(false);
  /** What was read again while the list is being read; null for a row that is gone. */
  let newer = new Map<string, StarRow | null>();

  async function read(): Promise<void> {
    const open = await reader;
    newer = new Map();
    const fresh: StarRow[] = [];
    const seen = new Set<string>();
    let cursor: StarCursor | null = null;
    let limit = firstPageSize;
    let publishAt = 0;
    while (!stop.aborted) {
      const page: StarRow[] = await open.newest(cursor, limit);
      const last = page.at(-1);
      for (const row of page) {
        // A row that moved while we read may come twice; the first is the newer place.
        if (!seen.has(row.messageId)) fresh.push(row);
        seen.add(row.messageId);
      }
      if (!last || page.length < limit) break;
      // Doubling steps keep 100,000 rows from being copied a hundred times.
      if (fresh.length >= publishAt) {
        rows.value = merged(fresh.concat(olderThan(last, seen, rows.peek())), newer);
        publishAt = fresh.length * 2;
      }
      cursor = { starredAt: last.starredAt, messageId: last.messageId };
      limit = batchSize;
    }
    if (stop.aborted) return;
    rows.value = merged(fresh, newer);
    isWhole.value = true;
  }

  async function readSome(messageIds: readonly string[]): Promise<void> {
    const found = new Map((await (await reader).rowsOf(messageIds)).map((row) => [row.messageId, row]));
    const changed = new Map(messageIds.map((id) => [id, found.get(id) ?? null]));
    for (const [id, row] of changed) newer.set(id, row);
    if (!stop.aborted) rows.value = merged(rows.peek(), changed);
  }

  return { rows, isWhole, read, readSome };
}

/** `rows` with what has `changed`, each row in its place. */
function merged(rows: readonly StarRow[], changed: ReadonlyMap<string, StarRow | null>): readonly StarRow[] {
  if (changed.size === 0) return rows;
  const here = [...changed.values()].filter((row) => row !== null);
  return rows
    .filter(({ messageId }) => !changed.has(messageId))
    .concat(here)
    .sort(byNewest);
}

/** The order of the replica's index. */
function byNewest(a: StarRow, b: StarRow): number {
  return b.starredAt - a.starredAt || (a.messageId < b.messageId ? 1 : -1);
}

/** Rows of the previous read that stand in until this read has come as far; never those of another account. */
function olderThan(last: StarRow, seen: ReadonlySet<string>, before: readonly StarRow[]): StarRow[] {
  return before.filter(
    (row) => row.accountId === last.accountId && row.starredAt <= last.starredAt && !seen.has(row.messageId),
  );
}
