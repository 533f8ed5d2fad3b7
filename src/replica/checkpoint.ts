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
  /** When Cliq last answered, epoch ms. */
  syncedAt: number | null;
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
  };
}
