import { expect, test } from 'vitest';
import { createThrottleWorld } from './testing/throttle-world';
import { runTogether } from './testing/virtual-time';

const seeds = Array.from({ length: 1_000 }, (_, seed) => seed + 1);

test('550 queued calls are sent within 612 s and never break the server window, 1,000 seeds', async () => {
  const worlds = seeds.map((seed) => createThrottleWorld(seed));
  let slowest = 0;
  for (const world of worlds) {
    for (let index = 0; index < 550; index += 1) {
      void world.call().then(({ answeredAt }) => {
        slowest = Math.max(slowest, answeredAt);
      });
    }
  }
  const t0 = performance.now();
  await runTogether(worlds.map((world) => world.time));
  console.log('ms', performance.now() - t0, 'slowest', slowest);
  expect(Math.max(...worlds.map((world) => world.server.worst()))).toBeLessThanOrEqual(50);
  expect(Math.min(...worlds.map((world) => world.server.accepted()))).toBe(550);
  expect(slowest).toBeLessThanOrEqual(612_000);
}, 60_000);
