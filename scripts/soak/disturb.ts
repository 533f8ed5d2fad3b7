import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../e2e/stand-in/world/random';
import type { OtherDevice } from './other-device';
import type { SoakBrowser } from './soak-browser';
import type { Tally } from './soak-tally';
import type { Weather } from './weather';

/** Before this nobody else calls: every refusal would be our own fault. */
const othersCallFrom = 0.45;
const othersCallUntil = 0.6;
/** A shorter run would only wait for the end of the lock. */
const shortestWithLockMs = 5 * 60_000;

/** All that happens to the user until `stop`: faults, kills, offline spells, and a telephone. */
export async function disturb(parts: {
  begun: number;
  end: number;
  browser: SoakBrowser;
  random: Random;
  weather: Weather;
  other: OtherDevice;
  tally: Tally;
  stop: AbortSignal;
}): Promise<void> {
  const { begun, end, browser, random, weather, other, tally, stop } = parts;

  /** Does it again and again, with pauses of between `from` and twice `from` seconds. */
  async function every(from: number, happen: () => Promise<void> | void): Promise<void> {
    while (!stop.aborted) {
      await sleep((from + random.integer(from)) * 1_000, undefined, { signal: stop }).catch(() => undefined);
      if (!stop.aborted) await happen();
    }
  }
  const share = () => (Date.now() - begun) / (end - begun);
  let hasUsedUp = false;

  await Promise.all([
    every(5, () => weather.worsen()),
    every(20, async () => {
      if (await browser.kill()) tally.kills += 1;
    }),
    every(50, async () => {
      tally.offlineSpells += 1;
      await browser.setOffline(true);
      await sleep(5_000 + random.integer(15_000), undefined, { signal: stop }).catch(() => undefined);
      await browser.setOffline(false);
    }),
    every(6, () => other.change()),
    every(8, async () => {
      if (share() < othersCallFrom || share() > othersCallUntil) return;
      if (!hasUsedUp && end - begun >= shortestWithLockMs) {
        hasUsedUp = true;
        await other.useUpRemovals();
      } else await other.call();
    }),
  ]);
}
