/// <reference types="node" />
import { setImmediate } from 'node:timers';
import type { Clock } from '../clock';

/**
 * Time that passes only from event to event. Real time is what the server lives by; each worker's life has a clock of its own,
 * whose wall clock can be set wrong.
 */
export interface VirtualTime {
  /** Real milliseconds since the beginning. */
  now(): number;
  /** `silent`: wakes no promise, so nothing has to settle before the next event. */
  at(time: number, run: () => void, options?: { silent: boolean }): void;
  /** What the server's `Date` header says now, epoch milliseconds, cut to the second as HTTP does. */
  serverTime(): number;
  /** Added to every wall clock from now on. */
  setWallClock(aheadMs: number): void;
  /** The clock of a new worker's life. */
  createClock(): Clock;
  /** Runs events up to and including the next one that is not silent; false when there is none left up to `end`. */
  step(end: number): boolean;
}

interface Event {
  time: number;
  order: number;
  silent: boolean;
  run: () => void;
}

const epoch = Date.UTC(2026, 0, 5, 9);

/** As a `Date` header. */
export const toServerTime = (time: number): number => Math.floor((epoch + time) / 1_000) * 1_000;

const isBefore = (a: Event, b: Event): boolean => a.time < b.time || (a.time === b.time && a.order < b.order);

/** A binary heap: a thousand seeds are some ten million events. */
function createHeap() {
  const heap: Event[] = [];
  const at = (index: number): Event | undefined => heap[index];
  return {
    first: () => heap[0],
    push: (event: Event): void => {
      let index = heap.push(event) - 1;
      while (index > 0) {
        const above = (index - 1) >> 1;
        const parent = at(above);
        if (!parent || !isBefore(event, parent)) break;
        heap[index] = parent;
        index = above;
      }
      heap[index] = event;
    },
    shift: (): void => {
      const last = heap.pop();
      if (!last || heap.length === 0) return;
      let index = 0;
      for (;;) {
        const left = 2 * index + 1;
        const [first, second] = [at(left), at(left + 1)];
        if (!first) break;
        const isSecond = second !== undefined && isBefore(second, first);
        const child = isSecond ? second : first;
        if (!isBefore(child, last)) break;
        heap[index] = child;
        index = isSecond ? left + 1 : left;
      }
      heap[index] = last;
    },
  };
}

export function createVirtualTime(): VirtualTime {
  const heap = createHeap();
  let now = 0;
  let order = 0;
  let aheadMs = 0;
  const at: VirtualTime['at'] = (time, run, options) => {
    order += 1;
    heap.push({ time: Math.max(time, now), order, silent: options?.silent ?? false, run });
  };

  return {
    now: () => now,
    at,
    serverTime: () => toServerTime(now),
    setWallClock: (ms) => {
      aheadMs = ms;
    },
    createClock: () => {
      const born = now;
      return {
        now: () => Math.floor(epoch + now + aheadMs),
        monotonic: () => now - born,
        sleep: (ms, signal) =>
          new Promise((resolve, reject) => {
            if (signal?.aborted) return reject(signal.reason);
            const abort = () => reject(signal?.reason);
            signal?.addEventListener('abort', abort, { once: true });
            at(now + ms, () => {
              signal?.removeEventListener('abort', abort);
              resolve();
            });
          }),
      };
    },
    step: (end) => {
      for (let event = heap.first(); event && event.time <= end; event = heap.first()) {
        heap.shift();
        now = event.time;
        event.run();
        if (!event.silent) return true;
      }
      now = Math.max(now, Math.min(end, Number.MAX_SAFE_INTEGER));
      return false;
    },
  };
}

/** Runs many worlds side by side, an event of each in turn, so that settling costs them one turn together. */
export function runTogether(times: readonly VirtualTime[], end = Number.POSITIVE_INFINITY): Promise<void> {
  return new Promise((resolve) => {
    let running = times;
    // All that can run without time passing has run before the next turn of the event loop.
    const turn = (): void => {
      running = running.filter((time) => time.step(end));
      if (running.length > 0) setImmediate(turn);
      else setImmediate(resolve);
    };
    setImmediate(turn);
  });
}
