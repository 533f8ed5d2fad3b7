import type { Answer, Effect } from './answer';
import type { SeenRequest } from './request-log';

export interface RequestMatch {
  method?: string;
  host?: string;
  /** A text is a beginning of the path. */
  path?: string | RegExp;
  where?: (request: SeenRequest) => boolean;
}

/**
 * What happens to a matching request in place of the ordinary. It is logged and counted by the rate limit all the
 * same. `effect` says whether the ordinary work is done (star set, star removed) although its answer may be lost;
 * it defaults to no for a fixed `answer` or a `drop`, to yes otherwise.
 */
export interface Fault {
  /** Default: any API call. */
  on?: RequestMatch;
  /** How many matching requests it takes. Default 1; Infinity until removed. */
  times?: number;
  delayMs?: number;
  /** Wait until `release()`. */
  hold?: boolean;
  /** Where delay and hold happen: before the effect (default) or between effect and answer. */
  waitAt?: 'arrival' | 'answer';
  effect?: boolean;
  /** A fixed answer, or one made of the ordinary answer (null if there was no effect). */
  answer?: Answer | ((ordinary: Answer | null, request: SeenRequest) => Answer);
  /** Cut the connection without an answer. */
  drop?: boolean;
}

export interface PlacedFault {
  /** The requests it has taken so far. */
  readonly hits: readonly SeenRequest[];
  /** Resolves when it has taken `count` requests (default 1). */
  arrived(count?: number): Promise<void>;
  /** Lets held requests go, and later ones pass without waiting. */
  release(): void;
  remove(): void;
}

export interface Faults {
  /** Faults are asked in the order they were added; each request meets at most one. */
  add(fault: Fault): PlacedFault;
  clear(): void;
}

type Outcome = Answer | 'never' | 'drop';
type Player = (effect: Effect) => Promise<Outcome>;

function matches(match: RequestMatch, request: SeenRequest): boolean {
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.host !== undefined && match.host !== request.host) return false;
  if (typeof match.path === 'string' && !request.path.startsWith(match.path)) return false;
  if (match.path instanceof RegExp && !match.path.test(request.path)) return false;
  return match.where?.(request) ?? true;
}

const ANY_API_CALL: RequestMatch = { path: '/api/' };

function placeFault(fault: Fault, onRemove: () => void) {
  const hits: SeenRequest[] = [];
  const watchers = new Set<() => void>();
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  async function wait(): Promise<void> {
    if (fault.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault.hold) await released;
  }

  async function play(effect: Effect, request: SeenRequest): Promise<Outcome> {
    const waitAt = fault.waitAt ?? 'arrival';
    if (waitAt === 'arrival') await wait();
    const takesEffect = fault.effect ?? (!fault.drop && typeof fault.answer !== 'object');
    const ordinary = takesEffect ? await effect() : null;
    if (waitAt === 'answer') await wait();
    if (fault.drop) return 'drop';
    if (typeof fault.answer === 'function') return fault.answer(ordinary === 'never' ? null : ordinary, request);
    return fault.answer ?? ordinary ?? 'never';
  }

  return {
    take(request: SeenRequest): Player | null {
      if (hits.length >= (fault.times ?? 1) || !matches(fault.on ?? ANY_API_CALL, request)) return null;
      hits.push(request);
      for (const watcher of [...watchers]) watcher();
      return (effect) => play(effect, request);
    },
    placed: {
      hits,
      arrived(count = 1) {
        return new Promise<void>((resolve) => {
          const check = () => {
            if (hits.length < count) return;
            watchers.delete(check);
            resolve();
          };
          watchers.add(check);
          check();
        });
      },
      release,
      remove: () => {
        release();
        onRemove();
      },
    } satisfies PlacedFault,
  };
}

export function createFaults(): Faults & { take(request: SeenRequest): Player | null } {
  const placed = new Set<ReturnType<typeof placeFault>>();
  return {
    add(fault) {
      const one = placeFault(fault, () => placed.delete(one));
      placed.add(one);
      return one.placed;
    },
    clear() {
      for (const one of [...placed]) one.placed.remove();
    },
    take(request) {
      for (const one of placed) {
        const player = one.take(request);
        if (player) return player;
      }
      return null;
    },
  };
}
