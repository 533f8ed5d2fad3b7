import type { Page } from '@playwright/test';
import { openChat } from '../fixtures/chat-page';
import { firstPage, launchExtension } from '../fixtures/launch-extension';
import { acceptConsent, beginSignIn, clientId } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';

declare const chrome: {
  runtime: { onInstalled: { dispatch(details: { reason: string; previousVersion?: string }): void } };
  storage: { local: { clear(): Promise<void> } };
};

const steps = (page: Page) => page.getByRole('list', { name: 'Steps to your first star' }).locator('> li');
const current = (page: Page) => page.locator('[aria-current="step"]').getByRole('heading');
const openedOptions = ({ context, url }: Extension) =>
  context.pages().filter((page) => page.url() === url('src/options/index.html'));

test.describe('the first run', () => {
  test.use({ staysOnFirstPage: true });

  test('opens one page, which leads from nothing to the first star', async ({ extension, standIn }) => {
    const page = await firstPage(extension);
    await expect(steps(page)).toHaveCount(3);
    await expect(current(page)).toHaveText('Register a client at Zoho');
    expect(openedOptions(extension)).toHaveLength(1);
    await expect(page.getByRole('textbox', { name: 'Redirect URL' })).toHaveValue(
      `https://${extension.id}.chromiumapp.org/`,
    );

    await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
    await expect(current(page)).toHaveText('Sign in');
    await page.getByRole('textbox', { name: 'Client ID' }).blur();
    await page.reload();
    await expect(current(page)).toHaveText('Sign in');
    await expect(page.getByRole('textbox', { name: 'Redirect URL' })).toBeHidden();

    const consent = await beginSignIn(extension, page);
    await acceptConsent(consent);
    await expect(current(page)).toHaveText('Star your first message');
    await expect(page.getByRole('region', { name: 'Account' })).toBeFocused();
    await page.reload();
    await expect(current(page)).toHaveText('Star your first message');

    const opened = extension.context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open cliq.zoho.com' }).click();
    expect((await opened).url()).toMatch(/^https:\/\/cliq\.zoho\.com\//);
    const chat = await openChat(extension);
    await chat.pickFromButton('I cried a little. Ship it.', 'Important');
    await expect(steps(page).filter({ hasText: 'Done' })).toHaveCount(3);
    await expect(page.getByText('Stars: 1')).toBeVisible();
    await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'important' }]);

    await page.reload();
    await expect(page.getByText('Stars: 1')).toBeVisible();
    await expect(steps(page)).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Client ID' })).toBeHidden();
  });

  test('has been, for good: neither another installation nor an update opens a page', async ({
    extension,
    standIn,
    profile,
    headless,
  }) => {
    await firstPage(extension);
    await extension.context.close();
    // A browser that loads the extension from a folder tells of an installation at every start.
    const again = await launchExtension({ standIn, profile, headless });
    await dispatchInstalled(again.extension, 'install');
    expect(openedOptions(again.extension)).toEqual([]);
    // Even where nothing is known of a first run.
    await again.extension.worker.evaluate(() => chrome.storage.local.clear());
    await dispatchInstalled(again.extension, 'update');
    expect(openedOptions(again.extension)).toEqual([]);
    await dispatchInstalled(again.extension, 'install');
    expect(openedOptions(again.extension)).toHaveLength(1);
    await again.extension.context.close();
    expect(again.consoleErrors).toEqual([]);
  });

  for (const width of [320, 400]) {
    test(`fits a window of ${width} pixels`, async ({ extension }) => {
      const page = await firstPage(extension);
      await page.setViewportSize({ width, height: 800 });
      await expect(steps(page)).toHaveCount(3);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
});

/** Tells the extension, and gives it more time than it takes to open a page. */
async function dispatchInstalled({ worker, context }: Extension, reason: 'install' | 'update'): Promise<void> {
  await worker.evaluate(
    (details) => chrome.runtime.onInstalled.dispatch({ reason: details, previousVersion: '0.0.1' }),
    reason,
  );
  await context.pages()[0]?.waitForTimeout(700);
}
