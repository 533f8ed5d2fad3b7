import type { Page } from '@playwright/test';
import { expect } from '../fixtures/test';
import type { PlacedFault } from '../stand-in/faults';
import type { SeenRequest } from '../stand-in/request-log';
import type { FaultCase } from './cases';
import type { Group, Subject } from './group';

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

const unauthorizedOnly = () => {
  let refused: string | undefined;
  // Not the token that the new sign-in brings.
  return ({ headers }: SeenRequest) => {
    refused ??= headers.authorization;
    return headers.authorization === refused;
  };
};

export async function beginFault(group: Group, one: FaultCase, subject: Subject): Promise<FaultScene> {
  const { standIn, extension } = group;
  const { fault, verb, point } = one;
  if (fault.endsToken) standIn.tokens.revoke();
  if (fault.endsBy === 'going online') await extension.context.setOffline(true);
  // A slow answer is not given before the page was seen waiting for it; a kill just after the answer needs none.
  const isHeld = point.at === 'received' || point.at === 'answer held' || (fault.isAnswer && point.at !== 'answered');
  const isMet = fault.endsBy === 'signing in' ? unauthorizedOnly() : () => true;
  const effect = fault.effect === 'always' || (fault.effect === 'either' && point.at === 'answer held');
  const placed: PlacedFault | null =
    fault.meets &&
    standIn.faults.add({
      on: {
        method: verb.name,
        path: '/api/',
        where: (request) => verb.isAbout(request, subject) && isMet(request),
      },
      times: Number.POSITIVE_INFINITY,
      ...fault.meets,
      // The ordinary answer to a token that has ended is the fault.
      ...(fault.endsToken ? {} : { effect }),
      hold: isHeld === true,
      waitAt: point.at === 'answer held' ? 'answer' : 'arrival',
    });

  return {
    isOfCase: (call) => verb.isAbout(call, subject),
    met: () => placed?.hits ?? [],
    received: async () => placed?.arrived(),
    async answered() {
      await placed?.arrived();
      const isOver = () => placed?.hits.some(({ status, dropped }) => status !== null || dropped) ?? true;
      while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 1));
    },
    async letGo() {
      if (isHeld) await expect.poll(() => placed?.hits.every(({ aborted }) => aborted)).toBe(true);
      if (fault.endsBy === 'itself') placed?.remove();
      else placed?.release();
    },
    async end() {
      if (fault.endsBy === 'going online') await extension.context.setOffline(false);
      if (fault.endsBy === 'signing in') await signInAgain(group);
      placed?.remove();
    },
  };
}

/** Presses the button in the status line; resolves with Zoho's window. */
export async function beginSignInAgain({ extension, popup }: Group): Promise<Page> {
  const opened = extension.context.waitForEvent('page');
  await popup().page.getByRole('button', { name: 'Sign in again' }).click();
  return opened;
}

async function signInAgain(group: Group): Promise<void> {
  const consent = await beginSignInAgain(group);
  await consent.getByRole('button', { name: 'Accept' }).click();
}
