import { expect, test } from 'vitest';
import { createVirtualTime, runTogether } from './testing/virtual-time';
import { createWakeUp } from './throttle-wake-up';

function watch() {
  const time = createVirtualTime();
  const clock = time.createClock();
  const wokenAt: number[] = [];
  const sleeps: AbortSignal[] = [];
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal) sleeps.push(signal);
    return clock.sleep(ms, signal);
  };
  const wakeUp = createWakeUp({ ...clock, sleep }, () => wokenAt.push(clock.monotonic()));
  return { wakeUp, wokenAt, sleeps, run: () => runTogether([time]) };
}

test('wakes once, at the earliest time asked for', async () => {
  const { wakeUp, wokenAt, run } = watch();
  wakeUp.at(5_000);
  wakeUp.at(7_000);
  wakeUp.at(1_000.4);
  await run();
  expect(wokenAt).toEqual([1_001]);
});

test('a cancelled wake-up leaves no sleep behind, and can be asked for again', async () => {
  const { wakeUp, wokenAt, sleeps, run } = watch();
  wakeUp.at(5_000);
  wakeUp.cancel();
  expect(sleeps.map(({ aborted }) => aborted)).toEqual([true]);
  wakeUp.at(3_000);
  await run();
  expect(wokenAt).toEqual([3_000]);
});
