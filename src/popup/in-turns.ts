/** A browser that is kept from its input for longer feels slow. */
const turnMs = 8;

interface Turns {
  /** Milliseconds, monotonic. */
  now: () => number;
  /** Resolves after the browser has had its turn. */
  pause: () => Promise<void>;
  stop: AbortSignal;
}

/**
 * Does the work in turns, with the browser's in between: the first turn at once, so that little work is done when the call returns.
 * `onDone` is not called after `stop`.
 */
export function inTurns<T>(work: Iterator<undefined, T>, onDone: (result: T) => void, turns: Turns): void {
  const isDone = () => {
    const until = turns.now() + turnMs;
    for (;;) {
      const step = work.next();
      if (step.done) {
        onDone(step.value);
        return true;
      }
      if (turns.now() >= until) return false;
    }
  };
  const goOn = async () => {
    for (;;) {
      await turns.pause();
      if (turns.stop.aborted || isDone()) return;
    }
  };
  if (!isDone()) void goOn();
}
