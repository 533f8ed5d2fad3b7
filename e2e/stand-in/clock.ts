/** The only source of time for limits, locks, tokens, star times and the `Date` header. */
export interface Clock {
  now(): number;
  advance(ms: number): void;
}

/** Runs with the machine; `advance` adds to it. */
export function systemClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance: (ms) => {
      offset += ms;
    },
  };
}

/** Stands still until moved. */
export function manualClock(startMs: number): Clock & { set(ms: number): void } {
  let time = startMs;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
    set: (ms) => {
      time = ms;
    },
  };
}
