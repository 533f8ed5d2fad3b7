import { comeToRest } from './come-to-rest';
import { createPlayer } from './run-steps';
import type { SimulatedDisk } from './simulated-disk';
import { createSimulation } from './simulation';
import type { Step } from './steps';

/** So small that a few changes fill a window. */
const limits = { POST: 4, GET: 6, DELETE: 3 };

/** Plays the steps in a world of its own and tells each promise that was broken. */
export async function brokenBy(seed: number, steps: readonly Step[], disk: SimulatedDisk): Promise<string[]> {
  const unhandled: string[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(`unhandled: ${reason}`);
  process.on('unhandledRejection', onUnhandled);
  try {
    const simulation = createSimulation({ seed, disk, limits, pageLength: 2 });
    const player = createPlayer(simulation);
    await player.signIn();
    for (const step of steps) await player.play(step);
    const broken = await comeToRest(simulation, player);
    const share = simulation.cliq.worstShare();
    return [...broken, ...unhandled, ...(share > 1 ? [`our own calls took ${share} of the limit`] : [])];
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
}
