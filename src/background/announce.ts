import type { ChangeNotice } from '../stars/star-service';

/** Hears of every change. */
export type ChangeListener = (notice: ChangeNotice) => void;

/**
 * Tells them all of a change: the replica's new revision, and the messages that changed (null: too many to name). Never throws:
 * what is told has been committed, and one that cannot be told must not keep it from the others.
 */
export function createAnnounce(
  listeners: readonly ChangeListener[],
): (revision: number, messageIds: string[] | null) => void {
  // Anywhere, so that what another life of the worker told is not taken for the notice before.
  let sequence = Math.floor(Math.random() * 2 ** 40);
  return (revision, messageIds) => {
    sequence += 1;
    for (const tell of listeners) {
      try {
        tell({ sequence, revision, messageIds });
      } catch (error) {
        console.error('somebody was not told of a change', error);
      }
    }
  };
}
