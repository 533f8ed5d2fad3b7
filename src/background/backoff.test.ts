import { expect, test } from 'vitest';
import { backoffMs } from './backoff';

test('doubles with each try up to five minutes, and chance takes off at most half', () => {
  const tries = [0, 1, 2, 8, 9, 1_000];
  expect(tries.map((count) => backoffMs(count, () => 0))).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  expect(tries.map((count) => backoffMs(count, () => 1))).toEqual([500, 1_000, 2_000, 128_000, 150_000, 150_000]);
});
