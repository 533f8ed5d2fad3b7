import { expect, test } from 'vitest';
import { inTurns } from './in-turns';

/** A computer on which every step takes a while. */
function slowWorld(stepMs: number) {
  const clock = { now: 0 };
  const stop = new AbortController();
  const pauses: (() => void)[] = [];
  const done: string[] = [];
  function* work(steps: number, name: string): Generator<undefined, string> {
    for (let step = 0; step < steps; step++) {
      clock.now += stepMs;
      yield;
    }
    return name;
  }
  const start = (steps: number, name = 'done') =>
    inTurns(work(steps, name), (result) => void done.push(result), {
      now: () => clock.now,
      pause: () => new Promise((resolve) => void pauses.push(resolve)),
      stop: stop.signal,
    });
  const letBrowser = async () => {
    const before = clock.now;
    pauses.shift()?.();
    for (let tick = 0; tick < 5; tick++) await Promise.resolve();
    return clock.now - before;
  };
  return { start, letBrowser, done, stop, pauses };
}

test('little work is done when the call returns', () => {
  const world = slowWorld(1);
  world.start(5);
  expect([world.done, world.pauses.length]).toEqual([['done'], 0]);
});

test('much work is done in turns of a few milliseconds, with the browser in between', async () => {
  const world = slowWorld(2);
  world.start(20);
  const turns = [];
  while (world.done.length === 0) turns.push(await world.letBrowser());
  expect(turns.length).toBeGreaterThan(3);
  expect(Math.max(...turns)).toBeLessThanOrEqual(10);
});

test('nothing is done or told after it was stopped', async () => {
  const world = slowWorld(4);
  world.start(20);
  world.stop.abort();
  expect(await world.letBrowser()).toBe(0);
  expect(world.done).toEqual([]);
});
