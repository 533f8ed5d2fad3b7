/** Hears of every change: the replica's new revision, and the messages that changed (null: too many to name). */
export type ChangeListener = (revision: number, messageIds: string[] | null) => void;

/** Tells them all. Never throws: what is told has been committed, and one that cannot be told must not keep it from the others. */
export function createAnnounce(listeners: readonly ChangeListener[]): ChangeListener {
  return (revision, messageIds) => {
    for (const tell of listeners) {
      try {
        tell(revision, messageIds);
      } catch (error) {
        console.error('somebody was not told of a change', error);
      }
    }
  };
}
