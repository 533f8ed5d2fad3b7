import type { Page } from '@playwright/test';
import { acceptConsent } from '../fixtures/sign-in';
import { expect } from '../fixtures/test';
import { goOnline } from '../fixtures/worker-life';
import type { PlacedFault } from '../stand-in/faults';
import type { SeenRequest } from '../stand-in/request-log';
import type { FaultCase } from './cases';
import type { Group, Subject } from './group';
import { meetCalls } from './meet-calls';

/** The fault of a case, in place. */
export interface FaultScene {
  isOfCase(call: SeenRequest): boolean;
  /** The calls it has met. */
  met(): readonly SeenRequest[];
  /** Cliq has the request. */
  received(): Promise<void>;
  /** Cliq has answered, or the connection is cut. Resolves within a few ms. */
  answered(): Promise<void>;
  /** After a kill: what is held goes on, to nobody. What ends by itself ends here, the rest lasts. */
  letGo(): Promise<void>;
  /** Ends the fault: as time, or the user, does. */
  end(): Promise<void>;
}

export async function beginFault(group: Group, one: FaultCase, subject: Subject): Promise<FaultScene> {
  const { standIn, extension } = group;
  const { fault, verb, point } = one;
  if (fault.endsToken) standIn.tokens.revoke();
  if (fault.endsBy === 'going online') await extension.context.setOffline(true);
  const isOfDeadWorker = point.at === 'received' || point.at === 'answer held';
  const isOfCase = (call: SeenRequest) => verb.isAbout(call, subject);
  const placed = meetCalls(standIn, fault, {
    method: verb.name,
    isOfCase,
    isEffectWanted: point.at === 'answer held',
    // A late answer is not given before the page was seen waiting for it; a kill just after the answer needs none.
    hold: isOfDeadWorker || (fault.isLate === true && point.at !== 'answered'),
    waitAt: point.at === 'answer held' ? 'answer' : 'arrival',
  });

  return {
    isOfCase,
    met: () => placed?.hits ?? [],
    received: async () => placed?.arrived(),
    answered: async () => {
      if (placed) await isAnswered(placed);
    },
    async letGo() {
      if (isOfDeadWorker && placed) await isCutOff(placed);
      if (fault.endsBy === 'itself') placed?.remove();
      else placed?.release();
    },
    async end() {
      if (fault.endsBy === 'going online') await goOnline(extension);
      if (fault.endsBy === 'signing in') {
        // Zoho gives ten tokens in ten minutes, and the cases of a group are more.
        standIn.signInLimit.clear();
        await signInAgain(extension.context, group.popup.page);
      }
      placed?.remove();
    },
  };
}

/** A call it has met is answered, or its connection cut. */
export async function isAnswered(placed: PlacedFault): Promise<void> {
  await placed.arrived();
  const isOver = () => placed.hits.some(({ status, dropped }) => status !== null || dropped);
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Nobody waits any more for the calls it has met: their worker is dead. What is held goes on only after this, to be heard by nobody. */
export async function isCutOff({ hits }: PlacedFault): Promise<void> {
  await expect.poll(() => hits.every(({ aborted }) => aborted), { intervals: [5] }).toBe(true);
}

/** Presses the button in the status line; resolves with Zoho's window. */
export async function beginSignInAgain(context: Group['extension']['context'], popup: Page): Promise<Page> {
  const opened = context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in again' }).click();
  return opened;
}

export async function signInAgain(context: Group['extension']['context'], popup: Page): Promise<void> {
  const consent = await beginSignInAgain(context, popup);
  await acceptConsent(consent);
}
