import { openChat } from '../fixtures/chat-page';
import { messageAt } from '../fixtures/jump';
import { pickFromNativeMenu, press, toStarLinked } from '../fixtures/native-menu';
import { openOtherSite, permalinkOf } from '../fixtures/other-site';
import { reachRealPopup } from '../fixtures/real-popup';
import { signIn } from '../fixtures/sign-in';
import { starBodies } from '../fixtures/star-calls';
import { starInCliq } from '../fixtures/star-messages';
import { expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';

test('the native menu of a link in another site has "Star linked message"', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const site = await openOtherSite(extension, await permalinkOf(chat, text));
  await pickFromNativeMenu(site.getByRole('link'), 'Manager', toStarLinked);
  await expect.poll(() => starBodies(standIn)).toEqual(['manager']);
});

test('keys of the browser: the last message is starred and can be undone; the list of its chat opens', async ({
  extension,
  standIn,
}) => {
  for (const chat of standIn.chats.slice(0, 3)) starInCliq(standIn, chat, messageAt(chat, 0), 'note');
  await signIn(extension);
  const keys = await extension.worker.evaluate(() => chrome.commands.getAll());
  // A key that the browser itself uses would not be given to us.
  // The side panel has none until the user gives it one.
  expect(keys.map(({ shortcut }) => shortcut).sort()).toEqual(['', 'Alt+Shift+H', 'Alt+Shift+O', 'Alt+Shift+U']);
  const chat = await openChat(extension);
  await chat.page.bringToFront();
  const last = (await chat.page.locator('.currentchat:not(.dN) .zcmsgcnt').last().textContent())?.slice(0, 30);
  await chat.page.locator('.currentchat:not(.dN) .zcmsgcnt').last().click();
  press('alt+shift+u');
  await expect(chat.status).toContainText(`Starred as Important: ${last}`);
  await expect.poll(() => starBodies(standIn)).toEqual(['important']);
  await chat.status.getByRole('button', { name: 'Undo' }).click();
  await expect(chat.status).toContainText('Star removed');
  await expect.poll(() => standIn.stars().length, { timeout: 20_000 }).toBe(3);

  press('alt+shift+h');
  const popup = await reachRealPopup(extension);
  const chats = () =>
    popup.evaluate<string[]>(`[...document.querySelectorAll('.star .chat')].map((chat) => chat.textContent)`);
  await expect.poll(chats).toEqual([standIn.chats[0]?.title]);
});

declare const chrome: {
  commands: { getAll(): Promise<{ shortcut: string }[]> };
};
