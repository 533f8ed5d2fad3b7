import fc from 'fast-check';
import { brokenBy } from './check-sequence';
import type { SimulatedDisk } from './simulated-disk';
import { anyStep } from './steps';

/** Plays that many random sequences; a failure prints its seed, and the shortest sequence that still fails. */
export async function assertSequences(args: {
  runs: number;
  maxSteps: number;
  openDisk: () => SimulatedDisk;
}): Promise<void> {
  const steps = fc.array(anyStep, { minLength: 1, maxLength: args.maxSteps, size: 'medium' });
  const property = fc.asyncProperty(fc.nat(), steps, async (seed, sequence) => {
    const broken = await brokenBy(seed, sequence, args.openDisk());
    if (broken.length > 0) throw new Error(broken.join('\n'));
  });
  await fc.assert(property, { numRuns: args.runs });
}
