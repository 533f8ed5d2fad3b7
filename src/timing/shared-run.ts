/**
 * Runs one at a time; everybody who asks before the next one has begun shares it. Resolves, or rejects, with a run that began after
 * the call.
 */
export function createSharedRun(run: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();

  return () => {
    if (next) return next;
    next = last.then(() => {
      next = undefined;
      return run();
    });
    last = next.catch(() => undefined);
    return next;
  };
}
