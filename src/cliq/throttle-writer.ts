/** Writes one at a time; everybody who asks while a write is under way shares the next one. */
export interface Writer {
  /** Resolves when a write that began after this call is durable; rejects with its error. */
  write(): Promise<void>;
  /** The same, for those who need not know: resolves in either case. */
  tryToWrite(): Promise<void>;
}

export function createWriter(save: () => Promise<void>): Writer {
  let next: Promise<void> | undefined;
  let last = Promise.resolve();

  const write = (): Promise<void> => {
    if (next) return next;
    next = last.then(() => {
      next = undefined;
      return save();
    });
    last = next.catch(() => undefined);
    return next;
  };
  return {
    write,
    tryToWrite: () => {
      if (!next) void write();
      return last;
    },
  };
}
