import { expect, test } from 'vitest';
import { createSingleTimer } from './single-timer';
import { createVirtualTime, runTogether } from './testing/virtual-time';

function watch() {
  const time = createVirtualTime();
  const clock = time.createClock();
  const wokenAt: number[] = [];
  const sleeps: AbortSignal[] = [];
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal) sleeps.push(signal);
    return clock.sleep(ms, signal);
  };
  const timer = createSingleTimer({ ...clock, sleep }, () => wokenAt.push(clock.monotonic()));
  return { timer, wokenAt, sleeps, run: () => runTogether([time]) };
}

test('wakes once, at the earliest time asked for', async () => {
  const { timer, wokenAt, run } = watch();
  timer.at(5_000);
  timer.at(7_000);
  timer.at(1_000.4);
  await run();
  expect(wokenAt).toEqual([1_001]);
});

test('a cancelled one leaves no sleep behind, and can be asked for again', async () => {
  const { timer, wokenAt, sleeps, run } = watch();
  timer.at(5_000);
  timer.cancel();
  expect(sleeps.map(({ aborted }) => aborted)).toEqual([true]);
  timer.at(3_000);
  await run();
  expect(wokenAt).toEqual([3_000]);
});
