import { openChat } from '../fixtures/chat-page';
import {
  chatAt,
  expectShown,
  inFront,
  isSamePage,
  jump,
  leaveMark,
  listWith,
  messageAt,
  outlineOf,
  panelIn,
  rowIn,
} from '../fixtures/jump';
import { openRealPopup } from '../fixtures/real-popup';
import { expect, test } from '../fixtures/test';
import { ORGANISATION_ID } from '../stand-in/world/people';

declare const chrome: { runtime: { getContexts(of: object): Promise<unknown[]> } };

const linkTo = (chat: { id: string }, message: { id: string }) =>
  `https://cliq.zoho.com/company/${ORGANISATION_ID}/chats/${chat.id}/messages/${message.id}`;
const draft = 'half a sentence that nobody has read';

test('a message on the page: the tab comes to the front, the message to the middle, framed for two seconds; nothing is left in Cliq’s tree', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 0);
  const message = messageAt(chat, -20);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  await page.mouse.move(5, 5);
  await leaveMark(page);
  const tree = () => page.evaluate(() => document.body.outerHTML);
  const before = await tree();
  const at = await jump(popup);
  const row = rowIn(page, message);
  await expectShown(row);
  console.info(`shown after ${Date.now() - at} ms`);
  expect(await inFront(extension)).toEqual([page.url()]);
  await expect(page.getByRole('status').filter({ hasText: 'The message is shown' })).toBeAttached();
  await expect.poll(() => outlineOf(row), { timeout: 4_000 }).not.toContain('solid');
  expect(Date.now() - at).toBeGreaterThan(2_000);
  expect(await tree()).toBe(before);
  expect(await isSamePage(page)).toBe(true);
  await expect(panelIn(page)).toHaveCount(0);
});

test('another chat: opened by its row in the chat list, without a page load', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, -10);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  await leaveMark(page);
  await jump(popup);
  await expectShown(rowIn(page, message));
  expect(await isSamePage(page)).toBe(true);
  expect(page.url()).toBe(`https://cliq.zoho.com/company/${ORGANISATION_ID}/chats/${chat.id}`);
});

for (const rowsAreReused of [false, true]) {
  test(`older history is scrolled to without a page load, rows ${rowsAreReused ? 'used again' : 'added'}`, async ({
    extension,
    standIn,
  }) => {
    standIn.switches.rowsAreReused = rowsAreReused;
    const chat = chatAt(standIn, 1);
    const message = messageAt(chat, rowsAreReused ? 40 : 12);
    const popup = await listWith(extension, standIn, [[chat, message]]);
    const { page } = await openChat(extension);
    await leaveMark(page);
    const at = await jump(popup);
    await expectShown(rowIn(page, message));
    console.info(`older history: shown after ${Date.now() - at} ms`);
    expect(await isSamePage(page)).toBe(true);
  });
}

test('a chat that the list does not show: a tab without a draft is led to the message’s address', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, 20);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  await leaveMark(page);
  await page.locator(`[id="userrecentchat${chat.id}"]`).evaluate((row) => row.remove());
  await jump(popup);
  await expectShown(rowIn(page, message));
  expect(await isSamePage(page)).toBe(false);
  expect(page.url()).toBe(linkTo(chat, message));
  expect(extension.context.pages().filter((each) => each.url().includes('cliq.zoho.com'))).toHaveLength(1);
});

test('a tab with a draft is left as it is: the message is shown in a new tab', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, 20);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  const editor = page.getByRole('textbox', { name: 'Message aurora-launch' });
  await editor.click();
  await page.keyboard.type(draft);
  await leaveMark(page);
  const address = page.url();
  const opened = extension.context.waitForEvent('page');
  await jump(popup);
  const tab = await opened;
  await expectShown(rowIn(tab, message));
  expect(await inFront(extension)).toEqual([tab.url()]);
  await expect(editor).toHaveText(draft);
  expect([page.url(), await isSamePage(page)]).toEqual([address, true]);
});

test('a draft does not keep from going up in the chat that is open', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 0);
  const message = messageAt(chat, 5);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  await page.getByRole('textbox', { name: 'Message aurora-launch' }).click();
  await page.keyboard.type(draft);
  await jump(popup);
  await expectShown(rowIn(page, message));
  await expect(page.getByRole('textbox', { name: 'Message aurora-launch' })).toHaveText(draft);
});

test('no Cliq tab: a new one, at the message; at its chat while the organization is not known', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, 30);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const first = extension.context.waitForEvent('page');
  await jump(popup);
  const atChat = await first;
  await expectShown(rowIn(atChat, message));
  expect(atChat.url()).toBe(`https://cliq.zoho.com/chats/${chat.id}`);
  await atChat.close();

  const { page } = await openChat(extension);
  await jump(popup);
  await expectShown(rowIn(page, message));
  // The tab that showed it tells the organization.
  await expect(popup.rows.first().getByRole('link', { name: 'Open in Cliq' })).toHaveAttribute(
    'href',
    linkTo(chat, message),
  );
  await page.close();
  const second = extension.context.waitForEvent('page');
  await jump(popup);
  const atMessage = await second;
  await expectShown(rowIn(atMessage, message));
  expect(atMessage.url()).toBe(linkTo(chat, message));
});

test('only a tab of the account’s own Cliq is used; of two the one that shows the chat', async ({
  extension,
  standIn,
}) => {
  standIn.accounts[0].dataCenter = 'eu';
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, -3);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const path = `/company/${ORGANISATION_ID}/chats/`;
  const { page: american } = await openChat(extension, path + chat.id, 'cliq.zoho.com');
  const { page: showing } = await openChat(extension, path + chat.id, 'cliq.zoho.eu');
  const { page: lastUsed } = await openChat(extension, path + chatAt(standIn, 0).id, 'cliq.zoho.eu');
  const addresses = [american, showing, lastUsed].map((page) => page.url());
  await jump(popup);
  await expectShown(rowIn(showing, message));
  expect(await outlineOf(rowIn(american, message))).not.toContain('solid');
  expect([american, showing, lastUsed].map((page) => page.url())).toEqual(addresses);
  expect(await inFront(extension)).toEqual([showing.url()]);

  await showing.close();
  const twin = rowIn(lastUsed, message);
  await jump(popup);
  await expectShown(twin);
  expect(american.url()).toBe(addresses[0]);
});

test('without motion for those who want none', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 0);
  const message = messageAt(chat, -5);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  const row = rowIn(page, message);
  const animation = () => row.evaluate((element) => getComputedStyle(element).animationName);
  await jump(popup);
  await expectShown(row);
  expect(await animation()).toBe('stars-for-cliq-flash');
  await expect.poll(() => outlineOf(row)).not.toContain('solid');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await jump(popup);
  await expectShown(row);
  expect(await animation()).toBe('none');
});

test('with a key or the middle button it is a plain link to the message', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 0);
  const message = messageAt(chat, -5);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  const row = rowIn(page, message);
  await jump(popup);
  await expectShown(row);
  await expect.poll(() => outlineOf(row)).not.toContain('solid');

  await popup.page.bringToFront();
  const link = popup.rows.first().getByRole('link', { name: 'Open in Cliq' });
  await expect(link).toHaveAttribute('href', linkTo(chat, message));
  const clicks = [() => link.click({ button: 'middle' }), () => link.click({ modifiers: ['Control'] })];
  for (const click of clicks) {
    const opened = extension.context.waitForEvent('page');
    await click();
    const tab = await opened;
    await tab.waitForURL(linkTo(chat, message));
    await tab.close();
  }
  expect(await outlineOf(row)).not.toContain('solid');
});

test('from the popup under the icon: it gets out of the way, also of a tab that was in front before', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, -10);
  const list = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  await list.page.close();
  await page.bringToFront();
  const popup = await openRealPopup(extension);
  await expect.poll(() => popup.evaluate(`document.querySelector('li')?.innerText ?? ''`)).not.toBe('');
  await popup.click('link', 'Open in Cliq');
  await expectShown(rowIn(page, message));
  const popups = () =>
    extension.worker.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length);
  await expect.poll(popups).toBe(0);
});
