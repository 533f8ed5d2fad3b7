import type { StarReader } from '../replica/star-reader';
import { searchTextOf } from '../stars/star-filter';
import { isTombstone, type StarRow } from '../stars/star-row';
import type { StarCursor } from '../stars/star-service';

/** Finds starred messages for somebody who types. */
export interface StarLookup {
  /**
   * The newest stars of the account in which all words stand (folded, see `searchWords`); without words the newest there are. Empty
   * when a later call has come meanwhile.
   */
  find(accountId: string, words: readonly string[], limit: number): Promise<StarRow[]>;
  /** Lets go of what was read. */
  forget(): void;
}

/** So many are looked through and kept at most, the newest: about 10 MB. */
export const mostLookedThrough = 20_000;
const pageLength = 1_000;

interface Kept {
  accountId: string;
  stars: { row: StarRow; text: string }[];
  cursor: StarCursor | null;
  isWhole: boolean;
  more: Promise<void> | null;
}

/**
 * Reads page by page until enough is found, and keeps what was read, so that the next letter asks the disk only for what was never
 * looked at.
 */
export function createStarLookup(openReader: () => Promise<StarReader>): StarLookup {
  let kept: Kept | null = null;
  let latest = 0;

  async function readMore(mine: Kept): Promise<void> {
    const reader = await openReader();
    const rows = await reader.newest(mine.cursor, pageLength).finally(() => reader.close());
    for (const row of rows) {
      const isShown = row.removedAt === null && !isTombstone(row) && row.accountId === mine.accountId;
      if (isShown) mine.stars.push({ row, text: searchTextOf(row) });
    }
    const last = rows.at(-1);
    if (last) mine.cursor = { starredAt: last.starredAt, messageId: last.messageId };
    mine.isWhole = rows.length < pageLength || mine.stars.length >= mostLookedThrough;
  }

  return {
    async find(accountId, words, limit) {
      latest += 1;
      const turn = latest;
      if (kept?.accountId !== accountId) kept = { accountId, stars: [], cursor: null, isWhole: false, more: null };
      const mine = kept;
      const found: StarRow[] = [];
      for (let at = 0; found.length < limit; at++) {
        const star = mine.stars[at];
        if (star === undefined) {
          if (mine.isWhole) break;
          mine.more ??= readMore(mine).finally(() => {
            mine.more = null;
          });
          await mine.more;
          if (turn !== latest) return [];
          at--;
        } else if (words.every((word) => star.text.includes(word))) found.push(star.row);
      }
      return found;
    },
    forget() {
      latest += 1;
      kept = null;
    },
  };
}
