/** Writes one at a time; everybody who asks while a write is under way shares the next one. */
export interface Writer {
  /** Resolves when a write that began after this call is durable; rejects with its error. */
  write(): Promise<void>;
}

export function createWriter(save: () => Promise<void>): Writer {
  let waiting: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  return {
    write: () => {
      if (waiting) return waiting;
      const next = last.then(() => {
        waiting = undefined;
        return save();
      });
      waiting = next;
      last = next.catch(() => undefined);
      return next;
    },
  };
}
