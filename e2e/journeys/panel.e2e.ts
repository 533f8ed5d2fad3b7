import type { CDPSession } from '@playwright/test';
import { openPopupPage } from '../fixtures/popup-page';
import { openRealPopup } from '../fixtures/real-popup';
import { signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';

/** The pages of the browser whose address begins so. */
async function targetsAt(cdp: CDPSession, address: string): Promise<string[]> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  return targetInfos.filter(({ url }) => url.startsWith(address)).map(({ targetId }) => targetId);
}

function cdpOf({ context }: Extension): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('the context has no browser');
  return browser.newBrowserCDPSession();
}

test('from the popup into the side panel, which stays; the same list', async ({ extension, standIn }) => {
  standIn.seedStars(60);
  await signIn(extension);
  const cdp = await cdpOf(extension);
  const panelAddress = extension.url('src/popup/panel.html');
  const popup = await openRealPopup(extension);
  await popup.click('button', 'Open in the side panel');
  await expect.poll(() => targetsAt(cdp, panelAddress)).toHaveLength(1);
  // It stays when another tab is opened, and the popup is gone.
  await extension.context.newPage();
  expect(await targetsAt(cdp, panelAddress)).toHaveLength(1);
  await expect.poll(() => targetsAt(cdp, extension.url('src/popup/index.html'))).toEqual([]);
});

test('a tab has all of its window for the list, and shows what the popup does', async ({ extension, standIn }) => {
  standIn.seedStars(60);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await popup.expectCount(60);
  const tab = await extension.context.newPage();
  await tab.setViewportSize({ width: 1000, height: 800 });
  await tab.goto(extension.url('src/popup/panel.html?tab'));
  const rows = tab.getByRole('list', { name: 'Starred messages' }).getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '60');
  await expect(tab.getByRole('button', { name: 'Open in a tab' })).toHaveCount(0);
  expect((await tab.locator('.app').boundingBox())?.height).toBe(800);

  await popup.page.bringToFront();
  await popup.rows.nth(2).getByRole('button', { name: 'Remove star' }).click();
  await expect(rows.nth(2).locator('.is-removed')).toBeVisible();
});
