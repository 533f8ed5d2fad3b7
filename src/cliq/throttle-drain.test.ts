import { expect, test } from 'vitest';
import { callTimes, simulate } from './testing/simulate';
import type { ThrottleWorld } from './testing/throttle-world';

test('550 queued calls are through within 612 s, none over the limit, 1,000 seeds', async () => {
  const measured = await simulate({ seeds: 1_000, scenario: (world) => callTimes(world, 550) });
  expect(measured.violations).toBe(0);
  expect(measured.worst).toBeLessThanOrEqual(50);
  expect(measured.fewestAccepted).toBe(550);
  expect(measured.lastAnswerAt).toBeLessThanOrEqual(612_000);
}, 60_000);

test('half an hour of backlog against the locking server gets 48 calls a minute through', async () => {
  const keepCalling = (world: ThrottleWorld): void => world.call('user', () => keepCalling(world));
  const backlog = (world: ThrottleWorld): void => {
    for (let index = 0; index < 60; index += 1) keepCalling(world);
  };
  const measured = await simulate({ seeds: 10, end: 30 * 60_000, scenario: backlog });
  expect(measured.violations).toBe(0);
  expect(measured.fewestAccepted / 30).toBeGreaterThanOrEqual(48);
});
