/** Makes `run` safe to ask for at any time: one run at a time; whoever asks during a run waits for one more. */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;

  async function runUntilQuiet(): Promise<void> {
    while (isAskedAgain) {
      isAskedAgain = false;
      await run();
    }
  }

  return () => {
    isAskedAgain = true;
    running ??= runUntilQuiet().finally(() => {
      running = null;
    });
    return running;
  };
}
