import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Random } from '../../e2e/stand-in/world/random';
import type { Hand } from './chat-hand';
import type { SoakBrowser } from './soak-browser';
import type { Tally } from './soak-tally';

/** Parts of the run after which the browser is closed and opened again. */
const restartAt: readonly number[] = [0.35, 0.75];

/** How somebody works for a while: so many things, with pauses of up to `pauseMs` between them. */
const moods = [
  { deeds: 6, pauseMs: 6_000 },
  { deeds: 15, pauseMs: 1_500 },
  // Faster than Cliq allows.
  { deeds: 100, pauseMs: 0 },
  { deeds: 100, pauseMs: 0 },
] as const;

/** A page that cannot be loaded fails at once, and would use up a whole mood. */
const puzzledMs = 1_000;

/** Stars, retypes, removes and undoes in the chat page and in the list until `end`, restarting the browser twice. */
export async function liveAsUser(parts: {
  begun: number;
  end: number;
  browser: SoakBrowser;
  random: Random;
  tally: Tally;
}): Promise<void> {
  const { begun, end, browser, random, tally } = parts;
  let inFront: Hand | null = null;
  const isOver = () => Date.now() >= end;

  while (!isOver()) {
    const { deeds, pauseMs } = random.pick(moods);
    for (let left = deeds; left > 0 && !isOver(); left -= 1) {
      const restartDue = restartAt[tally.restarts];
      if (restartDue !== undefined && Date.now() - begun > restartDue * (end - begun)) {
        await browser.restart();
        tally.restarts += 1;
      }
      await act();
      if (pauseMs > 0) await sleep(random.integer(pauseMs));
    }
  }

  async function act(): Promise<void> {
    const hand = random.integer(4) === 0 ? browser.popup() : browser.chat();
    try {
      await browser.signInIfAsked();
      // A page behind another one is not painted, and its menus never stand still.
      if (hand !== inFront) await hand.page.bringToFront();
      inFront = hand;
      tally.deeds[await hand.act()] += 1;
    } catch (error) {
      // The worker ended, or the page could not be loaded: whoever sees nothing happen goes on with something else.
      if (!(error instanceof Error)) throw error;
      tally.unseen += 1;
      tally.reasons.push(shortReason(error.message));
      await hand.page.keyboard.press('Escape');
      await sleep(puzzledMs);
    }
  }
}

/** What was waited for, and what stood in the way at last. */
function shortReason(message: string): string {
  const lines = message.split('\n').map((line) => stripVTControlCharacters(line).trim());
  return [...lines.slice(0, 3), ...lines.slice(3).slice(-2)].join(' | ').slice(0, 400);
}
