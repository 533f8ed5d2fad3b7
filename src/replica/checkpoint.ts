/** How far sync has come for one account. */
export interface Checkpoint {
  accountId: string;
  /** Number of the last pass over the whole list that was begun. */
  pass: number;
  /** The pass under way; null when the last one came to its end. */
  under: PassUnderWay | null;
  /** When a pass over the whole list last came to its end, epoch ms; null before the first. */
  completedAt: number | null;
  /** How long that pass took, ms. */
  completedInMs: number;
  /** The replica's revision when the last complete pass began. */
  completedFromRevision: number;
  /** When Cliq last answered, epoch ms. */
  syncedAt: number | null;
}

export interface PassUnderWay {
  /** Where to go on; null at the beginning. */
  nextToken: string | null;
  startedAt: number;
  fromRevision: number;
}

export function newCheckpoint(accountId: string): Checkpoint {
  return {
    accountId,
    pass: 0,
    under: null,
    completedAt: null,
    completedInMs: 0,
    completedFromRevision: 0,
    syncedAt: null,
  };
}
