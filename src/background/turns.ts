/** Runs one after the other, in the order of asking; resolves or rejects as the run does. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** Token and account are two places: whoever changes both must not meet another one half way. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run, run);
    last = turn;
    return turn;
  };
}
