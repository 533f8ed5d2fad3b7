import { beforeEach, test, vi } from 'vitest';
import { assertSequences } from './testing/assert-sequences';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';

// The worker logs each fault.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

test('5,000 short sequences: nothing is lost, nothing is sent twice, no limit is tripped', () =>
  assertSequences({
    runs: 5_000,
    maxSteps: 10,
    openDisk: createMemoryDiskForSimulation,
  }));
