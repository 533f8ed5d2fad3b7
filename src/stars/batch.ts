/** So many changes one gesture may make: all of them are one transaction, and Cliq takes 50 a minute. */
export const mostInBatch = 5_000;

/** What is remembered of many changes that were made as one. Rows and intents bear its number, until they are changed again. */
export interface Batch {
  accountId: string;
  /** The replica's revision with which it was written. */
  id: number;
  /** What is wanted of all of them: a type, or null for no star. Of an Undo: what was wanted before it. */
  want: string | null;
  /** This batch takes back the one of that number, and is not taken back itself. */
  undoes: number | null;
  /** Those that it has changed. */
  messageIds: string[];
  /** So many of those that were chosen needed no change. */
  already: number;
  /** So many of those that were chosen are starred no more; of an Undo: have been changed since, and stay so. */
  gone: number;
  /** So many were taken back before Cliq had them. */
  takenBack: number;
  /** Of an Undo: so many count for Cliq as starred now. */
  renewed: number;
  /** When Cliq had answered for all of them, epoch ms; null before. */
  endedAt: number | null;
}
