import type { Page } from '@playwright/test';
import { launchUnchanged } from '../fixtures/launch-unchanged';
import { press } from '../fixtures/native-menu';
import { fillOwnClient, secret, tokenForms } from '../fixtures/own-client';
import { acceptConsent, openOptions } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';

const hasKeyboard = (page: Page) => page.evaluate(() => document.hasFocus());
/** So that nobody answers by accident, Chromium takes no answer in the first half second. */
const noAnswerMs = 500;

/** The browser's question is drawn into its own window, where nothing of it can be read; but it takes the keyboard from the page. */
async function pressToBeAsked(options: Page): Promise<void> {
  await options.bringToFront();
  await expect.poll(() => hasKeyboard(options)).toBe(true);
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  await expect.poll(() => hasKeyboard(options), 'the browser asks').toBe(false);
  await options.waitForTimeout(2 * noAnswerMs);
}

test('the browser asks for the accounts hosts in the click: refused, it is said what for; allowed, Zoho opens', async ({
  standIn,
  profile,
}) => {
  const { extension, consoleErrors, close } = await launchUnchanged({ standIn, profile, headless: false });
  try {
    const options = await openOptions(extension);
    await fillOwnClient(options);
    await pressToBeAsked(options);
    // "Deny" has the focus.
    press('Return');
    await expect(options.getByRole('alert').filter({ hasText: /./ })).toContainText('and for nothing else');
    expect(standIn.log.accounts()).toEqual([]);

    const opened = extension.context.waitForEvent('page');
    await pressToBeAsked(options);
    press('Tab', 'Return');
    await acceptConsent(await opened);
    await expect(options.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(tokenForms(standIn)).toMatchObject([{ grant_type: 'authorization_code', client_secret: secret }]);
    expect(consoleErrors).toEqual([]);
  } finally {
    await close();
  }
});
