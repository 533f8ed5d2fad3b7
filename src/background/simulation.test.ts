import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { brokenBy } from './testing/check-sequence';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';
import { anyStep } from './testing/steps';

beforeEach(() => {
  // The worker logs each fault.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

test('whatever happens, at rest Cliq has what the user wanted and the replica what Cliq has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(anyStep, { maxLength: 30 }), async (seed, steps) => {
      expect(await brokenBy(seed, steps, createMemoryDiskForSimulation())).toEqual([]);
    }),
    { numRuns: Number(process.env.RUNS ?? 500), endOnFailure: false },
  );
}, 300_000);
