import { comeToRest } from './come-to-rest';
import { createPlayer } from './run-steps';
import type { SimulatedDisk } from './simulated-disk';
import { createSimulation } from './simulation';
import type { Step } from './steps';

/** So small that a few changes fill a window. */
const limits = { POST: 4, GET: 6, DELETE: 3 };

/** After a restart on a clock that was set forward, one call may be over: the probe that finds it out. */
const isClockSet = (step: Step): boolean => step.do === 'setClock';

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
    const excess = simulation.cliq.worstExcess();
    const isOver = excess > (steps.some(isClockSet) ? 1 : 0);
    return [...broken, ...unhandled, ...(isOver ? [`our own calls were ${excess} over the limit`] : [])];
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
}
