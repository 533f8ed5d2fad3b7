import type { Page } from 'playwright';
import type { DemoBrowser } from './demo-browser';

/** The client that the stand-in knows. */
const clientId = '1000.STANDIN';

/** Signs in as a user does; `look` is told of each page on the way. */
export async function signIn(
  { context, url }: DemoBrowser,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const options = await context.newPage();
  await options.goto(url('src/options/index.html'));
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  await look(options, 'options');
  const opened = context.waitForEvent('page');
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  const consent = await opened;
  await consent.getByRole('button', { name: 'Accept' }).waitFor();
  await look(consent, 'consent');
  await consent.getByRole('button', { name: 'Accept' }).click();
  await options.getByRole('button', { name: 'Sign out' }).waitFor();
  // The account stands at the top; the form's button is at the end.
  await options.evaluate(() => scrollTo(0, 0));
  await look(options, 'signed-in');
}
