import type { Page } from '@playwright/test';
import { chooseFile, chooseInFileMenu, openListTab, saveAs } from '../fixtures/files';
import { fillReplica } from '../fixtures/filled-replica';
import { openRealPopup } from '../fixtures/real-popup';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { expectWithin } from '../fixtures/waits';

const starFile = (stars: object[], account: object = { dataCenter: 'us', organizationId: null }) =>
  JSON.stringify({ format: 'stars-for-zoho-cliq', version: 1, account, stars });

test('the popup under the icon opens a tab for a file: what is filtered is exported, and a file can be chosen', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(60);
  await signIn(extension);
  const important = standIn.stars().filter(({ type }) => type === 'important');
  const popup = await openRealPopup(extension);
  await expect.poll(() => popup.evaluate('document.body.textContent')).toContain('Synced');
  await popup.click('button', 'Important');
  await popup.click('button', 'Export and restore');
  const opened = extension.context.waitForEvent('page');
  await popup.click('menuitem', 'Export…');
  const tab = await opened;
  await expect(tab.getByRole('dialog', { name: 'Export stars' })).toContainText(`Stars: ${important.length}`);
  const csv = await saveAs(tab, 'CSV');
  expect(csv.name).toMatch(/^stars-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text.startsWith('\uFEFF"type","sender","chat","text","file","sentAt","starredAt","link"\r\n')).toBe(true);
  expect(csv.text.match(/^"important",/gm)).toHaveLength(important.length);
  // Once: what is asked for is not done again by a reload.
  await tab.reload();
  await expect(tab.getByText('Synced')).toBeVisible();
  await expect(tab.getByRole('dialog')).toHaveCount(0);

  const again = await openRealPopup(extension);
  await again.click('button', 'Export and restore');
  const openedAgain = extension.context.waitForEvent('page');
  await again.click('menuitem', 'Restore from a file…');
  const restore = await openedAgain;
  await chooseFile(restore, 'type,sender\r\n');
  await expect(restore.getByRole('alert').filter({ hasText: 'not a JSON file' })).toBeVisible();
  // Escape closes it, and the list has the focus again.
  await restore.keyboard.press('Escape');
  await expect(restore.getByRole('dialog')).toHaveCount(0);
});

test('5,000 stars: each format in at most 3 s, and the page answers all the while', async ({ extension }) => {
  await signIn(extension);
  await fillReplica(extension, 5_000);
  const tab = await openListTab(extension);
  await expect(tab.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '5000');
  for (const format of ['CSV', 'Markdown', 'JSON'] as const) {
    await chooseInFileMenu(tab, 'Export…');
    await watchFrames(tab);
    const from = Date.now();
    const { text } = await saveAs(tab, format);
    const tookMs = Date.now() - from;
    const longestMs = await longestWait(tab);
    console.log(`5,000 stars as ${format}: ${tookMs} ms, longest frame ${longestMs} ms, ${text.length} characters`);
    expect(text.match(/Star \d+ |Contract-\d+\.pdf/g)).toHaveLength(5_000);
    expectWithin([tookMs], 3_000, format);
    expectWithin([longestMs], 200, `longest frame, ${format}`);
    // The button that was pressed is gone, the focus is not.
    await expect(tab.getByRole('dialog')).toBeFocused();
    await tab.keyboard.press('Escape');
    await expect(tab.getByRole('button', { name: 'Export and restore' })).toBeFocused();
  }
});

test('a file that would trick: nothing of it is anything but text, and foreign ids are left out', async ({
  extension,
}) => {
  await signIn(extension);
  const tab = await openListTab(extension);
  await chooseInFileMenu(tab, 'Restore from a file…');
  const star = { messageId: '1777805235487_162898249840', chatId: 'CT_1_2', type: 'note' };
  await chooseFile(tab, starFile([star], { dataCenter: 'eu', organizationId: null }));
  await expect(tab.getByRole('alert').filter({ hasText: 'This file is from cliq.zoho.eu' })).toBeVisible();
  await chooseFile(
    tab,
    starFile([
      { ...star, messageId: '../../oauth' },
      { ...star, chatId: 'CT_1?scope=x' },
      { ...star, messageId: '1777805235488_162898249840', text: '<img src=x onerror="document.title=1">' },
    ]).replace('"stars"', '"__proto__":{"isReady":true},"stars"'),
  );
  await expect(tab.getByRole('dialog').getByRole('listitem')).toHaveText([
    'To be starred: 1',
    'Left out, not readable: 2',
  ]);
  await tab.getByRole('button', { name: 'Restore 1' }).click();
  await expect(tab.getByText('Kept on this device: 1 of 1.')).toBeVisible();
  // Cliq knows no such message: it is told by name at the list.
  await tab.getByRole('button', { name: 'Close' }).click();
  await expect(tab.getByRole('button', { name: '1 could not be saved' })).toBeVisible();
  await expect(tab).toHaveTitle('Stars');
});

declare const window: { waits: { longest: number } };

/** From now on the longest time between two frames is kept. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch = { longest: 0 };
    Object.assign(window, { waits: watch });
    let before = performance.now();
    const look = (now: number) => {
      watch.longest = Math.max(watch.longest, now - before);
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function longestWait(page: Page): Promise<number> {
  return Math.round(await page.evaluate(() => window.waits.longest));
}
