import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Extension, launchExtension } from '../../e2e/fixtures/launch-extension';
import { signIn } from '../../e2e/fixtures/sign-in';
import { killWorker } from '../../e2e/fixtures/worker-life';
import type { StandIn } from '../../e2e/stand-in/stand-in';
import type { Random } from '../../e2e/stand-in/world/random';
import { type Hand, openChatHand } from './chat-hand';
import { openPopupHand } from './popup-hand';
import type { Wishes } from './wishes';
import { measureWorkerHeap } from './worker-heap';

/** How long a user waits for anything before giving up, ms. */
const patienceMs = 8_000;

/** One user's browser through all its restarts. */
export interface SoakBrowser {
  chat(): Hand;
  popup(): Hand;
  /** Signs in if the list asks for it. */
  signInIfAsked(): Promise<void>;
  /** Ends the worker as the browser does. False when none was running. */
  kill(): Promise<boolean>;
  /** Closes the browser, whatever is under way, and opens it again. */
  restart(): Promise<void>;
  setOffline(isOffline: boolean): Promise<void>;
  heapBytes(): Promise<number | null>;
  /** When a worker or the browser was ended or cut off, epoch ms. */
  ends: readonly number[];
  consoleErrors(): readonly string[];
  close(): Promise<void>;
}

export async function openSoakBrowser(args: {
  standIn: StandIn;
  chatIds: readonly string[];
  random: Random;
  wishes: Wishes;
}): Promise<SoakBrowser> {
  const { standIn, chatIds, random, wishes } = args;
  const profile = mkdtempSync(join(tmpdir(), 'stars-soak-'));
  const ends: number[] = [];
  const consoleErrors: string[][] = [];

  async function launch() {
    const launched = await launchExtension({ standIn, profile, headless: true });
    consoleErrors.push(launched.consoleErrors);
    const { extension } = launched;
    extension.context.setDefaultTimeout(patienceMs);
    extension.context.setDefaultNavigationTimeout(4 * patienceMs);
    return extension;
  }
  async function openHands(extension: Extension) {
    const popup = await openPopupHand(extension, random, wishes);
    return { extension, popup, chat: await openChatHand(extension, chatIds, random, wishes) };
  }

  const first = await launch();
  await signIn(first);
  let now = await openHands(first);

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: nobody ends the worker of a browser that is being closed, nor in the middle of a sign-in. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  return {
    chat: () => now.chat,
    popup: () => now.popup,
    ends,
    async signInIfAsked() {
      if (!(await now.popup.page.getByRole('button', { name: 'Sign in again' }).isVisible())) return;
      await inTurn(async () => {
        await now.extension.context.setOffline(false);
        await signIn(now.extension);
      });
    },
    kill: () =>
      inTurn(async () => {
        try {
          await killWorker(now.extension);
        } catch (error) {
          if (error instanceof Error && error.message === 'there is no worker to kill') return false;
          throw error;
        }
        ends.push(Date.now());
        return true;
      }),
    restart: () =>
      inTurn(async () => {
        ends.push(Date.now());
        await now.extension.context.close();
        now = await openHands(await launch());
      }),
    setOffline: (isOffline) =>
      inTurn(async () => {
        if (isOffline) ends.push(Date.now());
        await now.extension.context.setOffline(isOffline);
      }),
    heapBytes: () => inTurn(() => measureWorkerHeap(now.extension)),
    consoleErrors: () => consoleErrors.flat(),
    async close() {
      await now.extension.context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
