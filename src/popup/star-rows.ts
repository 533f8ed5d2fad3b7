import { type ReadonlySignal, signal } from '@preact/signals';
import type { StarReader } from '../replica/star-reader';
import { createStarIndex, type IndexedStar, type StarIndex } from '../stars/star-index';
import { byNewestStar } from '../stars/star-order';
import type { StarRow } from '../stars/star-row';

/** Enough for a screen: read and painted before anything else. */
export const firstPageSize = 50;
/** Each time so many times more rows are shown while the list is read. */
const growth = 8;

export interface StarRows {
  /** All rows read so far, newest star first, no message twice, one account only. */
  stars: ReadonlySignal<readonly IndexedStar[]>;
  index: StarIndex;
  /** True when the last read reached the end of the list. */
  isWhole: ReadonlySignal<boolean>;
  /** Reads from the top again; resolves when the end was reached. */
  read(): Promise<void>;
  /** Reads only these rows again, also while the rest is being read. */
  readSome(messageIds: readonly string[]): Promise<void>;
  find(messageId: string): StarRow | null;
  /** Resolves when the rows that could be had early have been painted, or are not to be had. */
  glimpsed: Promise<void>;
}

interface StarRowsSources {
  reader: Promise<StarReader>;
  /** The newest rows, as far as they could be had sooner than all else; they are read again. */
  early: Promise<readonly StarRow[]>;
  /** Resolves when what the rows of this account are shown by is known; asked before any of them is shown. */
  ready: (accountId: string) => Promise<void>;
  /** Resolves when what is shown has been painted: the first rows are not to wait for the many behind them. */
  painted: () => Promise<void>;
  stop: AbortSignal;
}

/** The whole list in memory: the first page at once, then the rest, so that search and counts run over every row. */
export function starRows({ reader, early, ready, painted, stop }: StarRowsSources): StarRows {
  const stars = signal<readonly IndexedStar[]>([]);
  const isWhole = signal(false);
  const index = createStarIndex();
  /** What was read again while the list is being read; null for a row that is gone. */
  let newer = new Map<string, IndexedStar | null>();

  /** By its raw form: rows that are as they were a moment ago are not made, nor painted, once more. */
  const known = new Map<string, IndexedStar>();
  async function glimpse(): Promise<void> {
    const rows = await early;
    const [first] = rows;
    if (!first) return;
    await ready(first.accountId);
    if (stop.aborted || stars.peek().length > 0) return;
    for (const row of rows) known.set(JSON.stringify(row), index.add(row));
    stars.value = [...known.values()];
    await painted();
  }
  const glimpsed = glimpse().catch((error: unknown) => console.error('nothing could be seen beforehand', error));

  async function read(): Promise<void> {
    const open = await reader;
    newer = new Map();
    const before = stars.peek();
    const fresh: IndexedStar[] = [];
    const seen = new Set<string>();
    const take = (rows: readonly StarRow[]) => {
      for (const row of rows) {
        const same = known.size > 0 ? known.get(JSON.stringify(row)) : undefined;
        if (!seen.has(row.messageId)) fresh.push(same ?? index.add(row));
        seen.add(row.messageId);
      }
    };

    const page = await open.newest(null, firstPageSize);
    const [first, last] = [page.at(0), page.at(-1)];
    if (first) await ready(first.accountId);
    take(page);
    known.clear();
    const isWholePage = page.length < firstPageSize;
    if (first && last && !isWholePage) {
      /** What was there before stands in for what has not been read again. */
      const publish = () => {
        const standIns = before.filter(({ row }) => !seen.has(row.messageId) && isAfter(row, last));
        stars.value = merged(fresh.concat(standIns), newer);
      };
      publish();
      if (before.length === 0) await painted();
      let publishAt = fresh.length * growth;
      for await (const rows of open.all(first.accountId)) {
        if (stop.aborted) return;
        take(rows);
        // Growing steps keep 100,000 rows from being looked through a hundred times.
        if (fresh.length < publishAt) continue;
        publish();
        publishAt = fresh.length * growth;
      }
    }
    if (stop.aborted) return;
    stars.value = merged(fresh, newer);
    isWhole.value = true;
  }

  async function readSome(messageIds: readonly string[]): Promise<void> {
    const fresh = await (await reader).rowsOf(messageIds);
    // The very first ones of a first sync may come this way.
    if (fresh[0]) await ready(fresh[0].accountId);
    const rows = fresh.map(index.add);
    const found = new Map(rows.map((star) => [star.row.messageId, star]));
    const changed = new Map(messageIds.map((id) => [id, found.get(id) ?? null]));
    for (const [id, star] of changed) newer.set(id, star);
    if (!stop.aborted) stars.value = merged(stars.peek(), changed);
  }

  return {
    stars,
    index,
    isWhole,
    read,
    readSome,
    glimpsed,
    find: (messageId) => stars.value.find(({ row }) => row.messageId === messageId)?.row ?? null,
  };
}

/** `stars` with what has `changed`, in order. */
function merged(
  stars: readonly IndexedStar[],
  changed: ReadonlyMap<string, IndexedStar | null>,
): readonly IndexedStar[] {
  const result = stars.filter(({ row }) => !changed.has(row.messageId));
  for (const star of changed.values()) if (star) result.push(star);
  // Nearly in order already: the engine's sort goes through it few times.
  return result.sort((a, b) => byNewestStar(a.row, b.row));
}

/** Whether the row may come after the last one of a page of the same account. */
function isAfter(row: StarRow, last: StarRow): boolean {
  return row.accountId === last.accountId && row.starredAt <= last.starredAt;
}
