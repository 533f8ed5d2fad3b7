import { runTogether } from '../../timing/testing/virtual-time';
import { createThrottleWorld, type ThrottleWorld, type WorldOptions } from './throttle-world';

/** The worst of all runs; times are real milliseconds since the beginning. */
export interface Measured {
  /** The most requests the server saw in any 60 s. */
  worst: number;
  violations: number;
  fewestAccepted: number;
  lastAnswerAt: number;
}

/** Few at a time: their memory stays in the processor's cache. */
const together = 10;

/** Runs a scenario in one world for every seed from 1 to `seeds`, until nothing is left to happen or until `end`. */
export async function simulate(args: {
  seeds: number;
  options?: WorldOptions | ((seed: number) => WorldOptions);
  end?: number;
  scenario: (world: ThrottleWorld) => void;
}): Promise<Measured> {
  const { seeds, options = {}, end, scenario } = args;
  const measured: Measured = { worst: 0, violations: 0, fewestAccepted: Number.POSITIVE_INFINITY, lastAnswerAt: 0 };
  for (let done = 0; done < seeds; done += together) {
    const worlds = Array.from({ length: Math.min(together, seeds - done) }, (_, index) => {
      const seed = done + index + 1;
      return createThrottleWorld(seed, typeof options === 'function' ? options(seed) : options);
    });
    for (const world of worlds) scenario(world);
    await runTogether(
      worlds.map((world) => world.time),
      end,
    );
    for (const { server, lastAnswerAt } of worlds) {
      measured.worst = Math.max(measured.worst, server.worst());
      measured.violations += server.violations();
      measured.fewestAccepted = Math.min(measured.fewestAccepted, server.accepted());
      measured.lastAnswerAt = Math.max(measured.lastAnswerAt, lastAnswerAt());
    }
  }
  return measured;
}

/** So many calls now, and nobody waits for what becomes of them. */
export function callTimes(world: ThrottleWorld, count: number): void {
  for (let index = 0; index < count; index += 1) world.call();
}
