import { expect, test } from 'vitest';
import { callTimes, simulate } from './testing/simulate';
import type { ThrottleWorld } from './testing/throttle-world';

// One file, because every file pays anew for the compiler's warming up.

const seeds = 1_000;
const hourMs = 3_600_000;
const patienceMs = 60_000;

const callAt = (world: ThrottleWorld, at: number, count: number): void =>
  world.time.at(at, () => callTimes(world, count));

test('calls on both sides of a minute stay inside every 60 s', { timeout: patienceMs }, async () => {
  const border = (world: ThrottleWorld): void => {
    callAt(world, 0, 1);
    callAt(world, 59_900, 49);
    callAt(world, 60_010, 60);
  };
  const measured = await simulate({ seeds, scenario: border });
  expect(measured).toMatchObject({ violations: 0, worst: 50, fewestAccepted: 110 });
});

test('random bursts with lost answers stay inside every 60 s', { timeout: patienceMs }, async () => {
  const bursts = (world: ThrottleWorld): void => {
    let at = 0;
    for (let total = 0; total < 130; ) {
      const count = 1 + world.random.whole(world.random.next() < 0.3 ? 70 : 5);
      callAt(world, at, count);
      total += count;
      at += world.random.next() < 0.5 ? world.random.whole(2_000) : world.random.whole(40_000);
    }
  };
  const verbs = ['GET', 'POST', 'DELETE'] as const;
  const options = (seed: number) => ({ verb: verbs[seed % 3] ?? 'GET', lostShare: seed % 2 === 0 ? 0.1 : 0 });
  const measured = await simulate({ seeds, options, scenario: bursts });
  expect(measured.violations).toBe(0);
  expect(measured.fewestAccepted).toBeGreaterThanOrEqual(130);
});

test('a worker killed in the middle of its calls, twice, stays inside every 60 s', {
  timeout: patienceMs,
}, async () => {
  const kills = (world: ThrottleWorld): void => {
    const first = world.random.whole(3_000);
    const second = first + world.random.whole(60_000);
    callAt(world, 0, 50);
    for (const at of [first, second]) {
      world.time.at(at, world.restart);
      callAt(world, at, 50);
    }
  };
  const options = (seed: number) => ({ hasDate: seed % 4 !== 0, serverAheadMs: (seed % 5) * 400_000 });
  const measured = await simulate({ seeds, options, scenario: kills });
  expect(measured.violations).toBe(0);
});

test('a wall clock set an hour either way while the worker lives breaks no window', {
  timeout: patienceMs,
}, async () => {
  const jumps = (world: ThrottleWorld): void => {
    callTimes(world, 50);
    for (let at = 0; at < 100_000; at += 1 + world.random.whole(30_000)) {
      const aheadMs = (world.random.whole(3) - 1) * hourMs;
      world.time.at(at, () => world.time.setWallClock(aheadMs));
    }
  };
  const measured = await simulate({ seeds, options: { verb: 'GET' }, scenario: jumps });
  expect(measured).toMatchObject({ violations: 0, worst: 30, fewestAccepted: 50 });
});

test('the disk follows a clock that was set, so that a restart breaks no window either', {
  timeout: patienceMs,
}, async () => {
  const jumpThenRestart = (world: ThrottleWorld): void => {
    callTimes(world, 45);
    world.time.at(10_000, () => world.time.setWallClock((world.random.whole(3) - 1) * hourMs));
    callAt(world, 15_000, 5);
    world.time.at(20_000 + world.random.whole(50_000), () => {
      world.restart();
      callTimes(world, 50);
    });
  };
  const measured = await simulate({ seeds: 200, scenario: jumpThenRestart });
  expect(measured.violations).toBe(0);
});

test('a clock set forward over a restart lets at most the probe over the limit', { timeout: patienceMs }, async () => {
  const forward = (world: ThrottleWorld): void => {
    callTimes(world, 30);
    world.time.at(5_000 + world.random.whole(40_000), () => {
      world.time.setWallClock(world.random.next() < 0.5 ? hourMs : world.random.whole(120_000));
      world.restart();
      callTimes(world, 33);
    });
  };
  const options = (seed: number) => ({
    verb: 'GET' as const,
    hasDate: seed % 3 !== 0,
    lostShare: seed % 5 === 0 ? 0.3 : 0,
  });
  const measured = await simulate({ seeds, options, end: 400_000, scenario: forward });
  expect(measured.worst).toBeLessThanOrEqual(31);
});

test('550 queued calls are through within 612 s, queue, disk and wake-ups included', {
  timeout: patienceMs,
}, async () => {
  const measured = await simulate({ seeds: 50, scenario: (world) => callTimes(world, 550) });
  expect(measured).toMatchObject({ violations: 0, worst: 50, fewestAccepted: 550 });
  expect(measured.lastAnswerAt).toBeLessThanOrEqual(612_000);
});

test('half an hour of backlog against the locking server gets 48 calls a minute through', {
  timeout: patienceMs,
}, async () => {
  const keepCalling = (world: ThrottleWorld): void => world.call('user', () => keepCalling(world));
  const backlog = (world: ThrottleWorld): void => {
    for (let caller = 0; caller < 60; caller += 1) keepCalling(world);
  };
  const measured = await simulate({ seeds: 10, end: 30 * 60_000, scenario: backlog });
  expect(measured.violations).toBe(0);
  expect(measured.fewestAccepted / 30).toBeGreaterThanOrEqual(48);
});
