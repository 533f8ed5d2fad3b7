import { beforeEach, test, vi } from 'vitest';
import { assertSequences } from './testing/assert-sequences';
import { createMemoryDiskForSimulation } from './testing/simulated-disk';

// The worker logs each fault.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

test('10,000 random sequences: nothing is lost, nothing is sent twice, no limit is tripped', () =>
  assertSequences({
    runs: Number(process.env.SEQUENCES ?? 10_000),
    maxSteps: 30,
    openDisk: createMemoryDiskForSimulation,
  }));
