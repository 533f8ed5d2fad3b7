import { expect } from '@playwright/test';
import type { StandIn } from '../stand-in/stand-in';
import type { BrowserDriver } from './browser-driver';
import { expectSeen } from './expect-seen';

/** The client that the stand-in knows. */
export const clientId = '1000.STANDIN';

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

/** Signs in as a user does. `forSession`: Zoho may renew the token while its session lives. */
export async function signInByHand(driver: BrowserDriver, { forSession = false } = {}): Promise<void> {
  const options = await driver.openExtension('src/options/index.html');
  await options.get('textbox', 'Client ID').fill(clientId);
  const consent = await driver.opens('https://accounts.zoho.com/', () =>
    options.get('button', 'Sign in to Zoho').click(),
  );
  if (forSession) await consent.get('checkbox', 'Grant access for the entire session').click();
  await consent.get('button', 'Accept').click();
  await expectSeen(options.get('button', 'Sign out'));
  await options.close();
}

/** The same, and the stars that Cliq has are here: by them a new token is known to be the same person's. */
export async function signInWithStars(driver: BrowserDriver, standIn: StandIn): Promise<void> {
  standIn.seedStars(3);
  await signIn(driver, standIn, { forSession: true });
  const list = await driver.openExtension('src/popup/index.html');
  await expect.poll(() => list.get('list', 'Starred messages').get('listitem').count()).toBe(3);
  await list.close();
}

/** The same sign-in, for journeys about something else: Zoho's consent was given before, so that no window opens. */
export async function signIn(driver: BrowserDriver, standIn: StandIn, { forSession = false } = {}): Promise<void> {
  standIn.switches.consent = forSession ? 'given for the session' : 'given';
  const page = await driver.openExtension('src/options/index.html');
  const settings = { clientId, dataCenter: 'us', clientKind: 'client-based', asksEmail: false };
  const reply = await page.evaluate((args) => chrome.runtime.sendMessage({ stars: 'signIn', args }), [settings]);
  expect(reply).toHaveProperty('value.dataCenter', 'us');
  await page.close();
  standIn.switches.consent = 'asked';
}
