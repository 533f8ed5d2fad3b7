import type { Guard } from '../../replica/testing/guarded-replica';
import type { Clock } from '../../timing/clock';
import type { VirtualTime } from '../../timing/testing/virtual-time';

/** Something goes wrong at an access to disk, token or pages, counted from now. */
export interface Accident {
  /** So many accesses still go well. */
  afterAccesses: number;
  /** `kill`: the worker is gone. `throw`: the access rejects, and every later one of this life. `disk`: so many accesses reject, then it goes on. */
  how: 'kill' | 'throw' | { diskFaults: number };
  /** A crash just after the access has taken effect, not before it. */
  isAfterEffect: boolean;
}

/** One worker's life, from start to crash: afterwards its accesses never come back or reject, and its timers stay silent. */
export interface WorkerLife {
  isAlive(): boolean;
  kill(): void;
  guard: Guard;
  /** For what is called without waiting for it. */
  check(): void;
  clock: Clock;
  prepare(accident: Accident): void;
  /** Accesses under way. */
  pending(): number;
}

const never = new Promise<never>(() => {});

export function createLife(time: VirtualTime): WorkerLife {
  let death: 'none' | 'kill' | 'throw' = 'none';
  let accident: Accident | null = null;
  let pending = 0;

  /** What happens to this access; counts it. */
  function fate(): 'fine' | 'disk' | 'die-before' | 'die-after' {
    if (!accident) return 'fine';
    if (accident.afterAccesses > 0) {
      accident = { ...accident, afterAccesses: accident.afterAccesses - 1 };
      return 'fine';
    }
    const { how, isAfterEffect } = accident;
    if (typeof how === 'string') return isAfterEffect ? 'die-after' : 'die-before';
    accident = how.diskFaults > 1 ? { ...accident, how: { diskFaults: how.diskFaults - 1 } } : null;
    return 'disk';
  }
  const die = (): void => {
    death = accident?.how === 'throw' ? 'throw' : 'kill';
  };
  const afterDeath = (): Promise<never> =>
    death === 'throw' ? Promise.reject(new Error('the worker crashed')) : never;
  const born = time.createClock();

  return {
    isAlive: () => death === 'none',
    kill: () => {
      if (death === 'none') death = 'kill';
    },
    async guard(_access, run) {
      if (death !== 'none') return afterDeath();
      const next = fate();
      if (next === 'disk') throw new DOMException('the disk is full', 'QuotaExceededError');
      if (next === 'die-before') {
        die();
        return afterDeath();
      }
      pending += 1;
      try {
        const result = await run();
        if (next === 'die-after') die();
        return death === 'none' ? result : afterDeath();
      } finally {
        pending -= 1;
      }
    },
    check() {
      const next = death === 'none' ? fate() : 'disk';
      if (next === 'fine') return;
      if (next !== 'disk') die();
      throw new Error('the pages were not told');
    },
    clock: {
      now: born.now,
      monotonic: born.monotonic,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          born.sleep(ms, signal).then(
            () => death === 'none' && resolve(),
            (reason: unknown) => death === 'none' && reject(reason),
          );
        }),
    },
    prepare: (next) => {
      accident = next;
    },
    pending: () => pending,
  };
}
