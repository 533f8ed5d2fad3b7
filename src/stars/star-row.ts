import type { Star } from './star';

/** How far a change made here has come. */
export type Delivery = 'delivered' | 'waiting' | 'failed';

/** A star as this device keeps and shows it: Cliq's record with what the user has done to it since. */
export interface StarRow extends Star {
  accountId: string;
  organizationId: string | null;
  delivery: Delivery;
  /** When the user removed the star here, epoch ms; the row stays for Undo. Null while the message is starred. */
  removedAt: number | null;
  /** The type before the last change made here, for Undo; null when there is nothing to go back to. */
  previousType: string | null;
  /** When the last delivery for this message ended, epoch ms: older list pages say nothing about it. 0 when never. */
  settledAt: number;
  /** Sender, chat, text and file name, folded for search (see `fold`). */
  searchText: string;
  /** Number of complete passes over Cliq's list in which this star was missing. */
  missedPasses: number;
}

/** The type a person sees on the message: null when it is not starred, or no longer. */
export function shownType(row: StarRow | null | undefined): string | null {
  return row && row.removedAt === null ? row.type : null;
}
