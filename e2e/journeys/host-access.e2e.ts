import { openChat } from '../fixtures/chat-page';
import { pickFromContextMenu } from '../fixtures/context-menu';
import { openSiteAccess } from '../fixtures/host-permissions';
import { openPopupPage } from '../fixtures/popup-page';
import { openOptions, signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';

declare const chrome: { action: { getBadgeText(details: object): Promise<string> } };

const text = 'I cried a little. Ship it.';
const host = 'cliq.zoho.com';
const allow = { name: `Allow access to ${host}` };
const badge = ({ worker }: Extension) => worker.evaluate(() => chrome.action.getBadgeText({}));

test('while Cliq is withheld nothing is sent, popup and options ask for it by name, and it all goes on when it is given', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(3);
  await signIn(extension);
  const chat = await openChat(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.rows).toHaveCount(3);
  const siteAccess = await openSiteAccess(extension);
  await siteAccess.withholdAll();
  const before = standIn.log.entries.length;

  await chat.pickFromButton(text, 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  await expect(popup.row(text)).toContainText('Waiting to reach Cliq');
  await expect(popup.page.getByRole('heading', { name: `No access to ${host}` })).toBeVisible();
  await expect(popup.page.getByText('Without it your stars cannot be read or sent.')).toBeVisible();
  await expect(popup.page.getByRole('button', allow)).toBeVisible();
  await expect(popup.page.getByRole('status').filter({ hasText: '1 waiting' })).not.toContainText('Offline');
  await expect.poll(() => badge(extension)).toBe('!');
  await popup.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(popup.page.getByText('does not let the extension reach your Cliq')).toBeVisible();
  const options = await openOptions(extension);
  await expect(options.getByRole('button', allow)).toBeVisible();
  // Not even a CORS preflight.
  expect(standIn.log.entries.slice(before).filter(({ path }) => path.startsWith('/api/'))).toEqual([]);

  await siteAccess.allow(host);
  await expect.poll(() => standIn.stars().map(({ message }) => message.content.text)).toContain(text);
  await expect(popup.page.getByRole('button', allow)).toBeHidden();
  await expect(options.getByRole('button', allow)).toBeHidden();
  await expect(popup.page.getByText('1 waiting')).toBeHidden();
  await expect.poll(() => badge(extension)).toBe('');
  expect(standIn.log.api('POST')).toHaveLength(1);
});

test('a worker that sleeps when access is given is woken, and sends what waits', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const siteAccess = await openSiteAccess(extension);
  await siteAccess.withholdAll();
  await chat.pickFromButton(text, 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  await killWorker(extension);
  await siteAccess.allow(host);
  await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'note' }]);
});

test('signed in while Cliq is withheld: stars come, and open tabs get their star button, when it is given', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(3);
  const siteAccess = await openSiteAccess(extension);
  await siteAccess.withholdAll();
  const chat = await openChat(extension);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.page.getByText('They are fetched as soon as access is allowed.')).toBeVisible();
  await chat.message(text).hover();
  await expect(chat.page.locator('stars-for-cliq')).toHaveCount(0);
  expect(standIn.log.api()).toEqual([]);

  await siteAccess.allow(host);
  await expect(popup.rows).toHaveCount(3);
  await chat.page.bringToFront();
  await expect(chat.page.locator('stars-for-cliq')).toHaveCount(1);
  await chat.page.mouse.move(0, 0);
  await chat.pickFromButton(text, 'To-do');
  await expect.poll(() => standIn.stars()).toHaveLength(4);
});

test('another host that is withheld is nobody’s concern; the account’s is, when it is taken away alone', async ({
  extension,
}) => {
  await signIn(extension);
  const popup = await openPopupPage(extension);
  const siteAccess = await openSiteAccess(extension);
  await siteAccess.withholdAll();
  await siteAccess.allow(host);
  await siteAccess.allow('cliq.zoho.eu');
  await expect(popup.page.getByRole('button', allow)).toBeHidden();
  await siteAccess.withhold('cliq.zoho.eu');
  await expect.poll(() => badge(extension)).toBe('');
  await expect(popup.page.getByRole('button', allow)).toBeHidden();
  await siteAccess.withhold(host);
  await expect(popup.page.getByRole('button', allow)).toBeVisible();
  await expect.poll(() => badge(extension)).toBe('!');
});

test('the context menu on a withheld page leads to where access is given', async ({ extension }) => {
  await signIn(extension);
  const siteAccess = await openSiteAccess(extension);
  await siteAccess.withholdAll();
  const chat = await openChat(extension);
  const opened = extension.context.waitForEvent('page');
  await pickFromContextMenu(extension, chat.message(text), 'Note');
  await expect((await opened).getByRole('button', allow)).toBeVisible();
});
