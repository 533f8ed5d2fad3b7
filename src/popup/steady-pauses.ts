import type { Pause } from '../stars/service-status';

export interface SteadyPauses {
  /** Call it when the status has been read. */
  see(pauses: readonly Pause[]): void;
  /** The pauses that were seen last, their ends moved along with the wall clock. */
  at(now: number): Pause[];
}

/**
 * The background counts a pause by a clock that never jumps; its end is told by the wall clock. A countdown that has begun goes on
 * evenly when somebody sets that one.
 */
export function steadyPauses(now: () => number, monotonic: () => number): SteadyPauses {
  /** Ends by the monotonic clock. */
  let ends = new Map<string, { verb: Pause['verb']; end: number }>();
  return {
    see(pauses) {
      const before = ends;
      ends = new Map(
        pauses.map(({ verb, until }) => {
          const key = `${verb} ${until}`;
          return [key, before.get(key) ?? { verb, end: monotonic() + until - now() }];
        }),
      );
    },
    at: (wallNow) => [...ends.values()].map(({ verb, end }) => ({ verb, until: wallNow + end - monotonic() })),
  };
}
