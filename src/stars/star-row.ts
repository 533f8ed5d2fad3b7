import type { Star } from './star';

/**
 * How far a change made here has come. `doubtful`: the user let it go while nobody knew whether Cliq had done it; the next list
 * page tells.
 */
export type Delivery = 'delivered' | 'waiting' | 'failed' | 'doubtful';

/** A star as this device keeps and shows it: Cliq's record with what the user has done to it since. */
export interface StarRow extends Star {
  accountId: string;
  organizationId: string | null;
  delivery: Delivery;
  /** When the user removed the star here, epoch ms; the row stays for Undo. Null while the message is starred. */
  removedAt: number | null;
  /** The type before the last change made here, for Undo; null when there is nothing to go back to. */
  previousType: string | null;
  /** The replica's revision when the last delivery for this message ended: list pages requested before it say nothing about it. 0 when never. */
  settledRevision: number;
  /** Sender, chat, text and file name, folded for search (see `fold`). */
  searchText: string;
  /** The last pass over Cliq's whole list in which this star was seen. */
  seenInPass: number;
  /** The number of the batch that made the last change here, see `Batch`. */
  batch?: number;
}

/** The type a person sees on the message: null when it is not starred, or no longer. */
export function shownType(row: StarRow | null | undefined): string | null {
  return row && row.removedAt === null ? row.type : null;
}

/** Stands for the type of a star that was removed here without its ever having been listed. */
export const tombstoneType = '';

/** True when nothing is known of the star but that it was removed: kept against list pages that are older than that, and shown nowhere. */
export function isTombstone(row: StarRow): boolean {
  return row.removedAt !== null && row.type === tombstoneType;
}

/** The row when somebody has changed it alone: it is none of a batch any more. */
export function outOfBatch(row: StarRow): StarRow {
  if (row.batch === undefined) return row;
  const { batch: _, ...rest } = row;
  return rest;
}
