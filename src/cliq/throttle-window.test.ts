import { expect, test } from 'vitest';
import { callTimes, simulate } from './testing/simulate';
import type { ThrottleWorld } from './testing/throttle-world';

const seeds = 1_000;

const callAt = (world: ThrottleWorld, at: number, count: number): void =>
  world.time.at(at, () => callTimes(world, count));

test('calls on both sides of a minute stay inside every 60 s', async () => {
  const border = (world: ThrottleWorld): void => {
    callAt(world, 0, 1);
    callAt(world, 59_900, 49);
    callAt(world, 60_010, 60);
  };
  const measured = await simulate({ seeds, scenario: border });
  expect(measured).toMatchObject({ violations: 0, worst: 50, fewestAccepted: 110 });
}, 60_000);

test('random bursts with lost answers stay inside every 60 s', async () => {
  const bursts = (world: ThrottleWorld): void => {
    let at = 0;
    for (let total = 0; total < 180; ) {
      const count = 1 + world.random.whole(world.random.next() < 0.3 ? 70 : 5);
      callAt(world, at, count);
      total += count;
      at += world.random.next() < 0.5 ? world.random.whole(2_000) : world.random.whole(40_000);
    }
  };
  const options = (seed: number) => ({
    verb: seed % 3 === 0 ? ('GET' as const) : seed % 3 === 1 ? ('POST' as const) : ('DELETE' as const),
    lostShare: seed % 2 === 0 ? 0.1 : 0,
  });
  const measured = await simulate({ seeds, options, scenario: bursts });
  expect(measured.violations).toBe(0);
  expect(measured.fewestAccepted).toBeGreaterThanOrEqual(180);
}, 60_000);

test('a worker killed in the middle of its calls, again and again, stays inside every 60 s', async () => {
  const kills = (world: ThrottleWorld): void => {
    let at = 0;
    for (let life = 0; life < 4; life += 1) {
      callAt(world, at, 50);
      at += world.random.whole(life % 2 === 0 ? 3_000 : 50_000);
      world.time.at(at, world.restart);
    }
    callAt(world, at, 50);
  };
  const options = (seed: number) => ({ hasDate: seed % 4 !== 0, serverAheadMs: (seed % 5) * 400_000 });
  const measured = await simulate({ seeds, options, scenario: kills });
  expect(measured.violations).toBe(0);
  expect(measured.worst).toBeLessThanOrEqual(50);
}, 60_000);
