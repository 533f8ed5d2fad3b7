import type { Page } from 'playwright';
import { firstPage } from '../../e2e/fixtures/launch-extension';
import type { DemoBrowser } from './demo-browser';

/** The client that the stand-in knows. */
const clientId = '1000.STANDIN';

/** Signs in as a user does; `look` is told of each page on the way. */
export async function signIn(demo: DemoBrowser, look: (page: Page, name: string) => Promise<void>): Promise<void> {
  const options = await firstPage(demo);
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  await look(options, 'options');
  const opened = demo.context.waitForEvent('page');
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  const consent = await opened;
  await consent.getByRole('button', { name: 'Accept' }).waitFor();
  await look(consent, 'consent');
  await consent.getByRole('button', { name: 'Accept' }).click();
  await options.getByRole('button', { name: 'Sign out' }).waitFor();
  await look(options, 'signed-in');
}
