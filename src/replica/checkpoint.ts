/** How far sync has come for one account. */
export interface Checkpoint {
  accountId: string;
  /** Number of the last pass over the whole list that was begun. */
  pass: number;
  /** The pass under way; null when the last one came to its end. */
  under: PassUnderWay | null;
  /** When a pass over the whole list last came to its end, epoch ms; null before the first. */
  completedAt: number | null;
  /** How many calls that pass took. Not how long: the computer may have slept for days in the middle of it. */
  completedInCalls: number;
  /** The replica's revision when the last complete pass began. */
  completedFromRevision: number;
  /** The newest star time when a pass, whole or short, last came to its end; null before the first, or when there was no star. */
  newestSeenAt: number | null;
  /** A short pass has begun and not ended: what lies between its pages and `newestSeenAt` may be unknown. */
  isCatchingUp: boolean;
  /** When the newest stars were last read, epoch ms. */
  syncedAt: number | null;
  /** Where Cliq can be asked what has changed since; null when it named no such point. */
  syncPoint: SyncPoint | null;
}

/** Cliq's token for "only what has changed since". */
export interface SyncPoint {
  token: string;
  /** It was used for the last short pass: the next one looks for itself. */
  wasUsed: boolean;
}

export interface PassUnderWay {
  /** Where to go on; null at the beginning. */
  nextToken: string | null;
  /** So far. */
  calls: number;
  /** The newest star time so far. */
  newestSeenAt: number | null;
  fromRevision: number;
  /** Every record so far could be read: only then does absence from the list mean anything. */
  isReadable: boolean;
  /** A page's token: when it comes again, the list runs in circles. See `nextLandmark`. */
  landmark: string | null;
  /** The first sync token of this pass: whatever changes later than that is told by it. */
  syncToken: string | null;
}

export function newCheckpoint(accountId: string): Checkpoint {
  return {
    accountId,
    pass: 0,
    under: null,
    completedAt: null,
    completedInCalls: 0,
    newestSeenAt: null,
    isCatchingUp: false,
    completedFromRevision: 0,
    syncedAt: null,
    syncPoint: null,
  };
}
