import { type ChatPage, idsOf, openChat } from '../fixtures/chat-page';
import { pickLinked } from '../fixtures/context-menu';
import { openOtherSite, permalinkOf } from '../fixtures/other-site';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { starBodies } from '../fixtures/star-calls';
import { type Extension, expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';

declare const chrome: {
  action: {
    getBadgeText(details: { tabId?: number }): Promise<string>;
    getTitle(details: { tabId?: number }): Promise<string>;
  };
  tabs: { query(query: { active: boolean; currentWindow: boolean }): Promise<{ id: number }[]> };
};

/** The toolbar icon's mark in the tab in front, and its tooltip. */
const toolbar = ({ worker }: Extension) =>
  worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const tabId = tab?.id ?? -1;
    return [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })];
  });

async function withOrganization(chat: ChatPage, organizationId: string): Promise<string> {
  return (await permalinkOf(chat, text)).replace(/company\/\d+/, `company/${organizationId}`);
}

test('a link in another site: starred, said on the toolbar icon, and the row has the text when Cliq has answered', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const [chat_id, message_id] = await idsOf(chat.message(text));
  const href = await permalinkOf(chat, text);
  await chat.page.close();
  const site = await openOtherSite(extension, href);
  await pickLinked(extension, site.getByRole('link'), 'To-do');
  await expect.poll(() => toolbar(extension)).toEqual(['✓', 'Starred as To-do']);
  await expect
    .poll(() => standIn.log.api('POST').map(({ body }) => JSON.parse(body)))
    .toEqual([{ chat_id, message_id, star_type: 'to_do' }]);
  const popup = await openPopupPage(extension);
  await expect(popup.row(text)).toContainText('To-do');
  await site.bringToFront();
  await expect.poll(() => toolbar(extension)).toEqual(['', '']);
});

test('in Cliq, a link in a message means the linked message: the toast tells, with Undo; of another Cliq nothing is starred', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const href = await permalinkOf(chat, text);
  const [chatId] = await idsOf(chat.message(text));
  const room = standIn.chats.find(({ id }) => id === chatId);
  const [sender] = room?.messages ?? [];
  if (!room || !sender) throw new Error('no chat');
  for (const [index, link] of [href, href.replace('zoho.com', 'zoho.eu')].entries())
    standIn.world.say(room, { sender: sender.sender, text: `See ${link} ${index}` });
  await chat.page.reload();
  await expect(chat.message(text)).toBeVisible();

  const link = chat.page.locator(`main a[href="${href}"]`).first();
  await pickLinked(extension, link, 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  await expect.poll(() => starBodies(standIn)).toEqual(['note']);
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Note');
  await pickLinked(extension, chat.page.locator('main a[href*="zoho.eu"]').first(), 'Note');
  await expect(chat.status).toContainText('another Cliq than the one you signed in to');
  await pickLinked(extension, link, 'Remove star');
  await expect(chat.status).toContainText('Star removed');
  await chat.status.getByRole('button', { name: 'Undo' }).click();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Note');
  expect(starBodies(standIn)).toEqual(['note']);
});

test('signed out, and another organization: "!" with the reason', async ({ extension, standIn }) => {
  const chat = await openChat(extension);
  const foreign = await withOrganization(chat, '999');
  const site = await openOtherSite(extension, foreign);
  await pickLinked(extension, site.getByRole('link'), 'Note');
  await expect.poll(() => toolbar(extension)).toEqual(['!', expect.stringContaining('signed out')]);
  await signIn(extension);
  await chat.page.bringToFront();
  // A page that names it tells which organization is the account's.
  await chat.page.goto((await permalinkOf(chat, text)).replace(/\/messages.*/, ''));
  await chat.pickFromButton(text, 'Important');
  await expect(chat.status).toContainText('Starred as Important');
  await expect.poll(() => starBodies(standIn)).toEqual(['important']);
  await pickLinked(extension, site.getByRole('link'), 'Note');
  await expect.poll(() => toolbar(extension)).toEqual(['!', expect.stringContaining('another Cliq')]);
  expect(starBodies(standIn)).toEqual(['important']);
});

test('a link pasted into the search box offers the types, and then shows the star', async ({ extension, standIn }) => {
  standIn.seedStars(3);
  await signIn(extension);
  const chat = await openChat(extension);
  const href = await permalinkOf(chat, text);
  const { page } = await openPopupPage(extension);
  await page.getByRole('searchbox', { name: 'Search stars' }).fill(` ${href} `);
  const linked = page.getByRole('region', { name: 'Linked message' });
  await linked.getByRole('group', { name: 'Star this message' }).getByRole('button', { name: 'Manager' }).click();
  await expect(linked).toContainText(text);
  await expect(linked.getByRole('article')).toContainText('Manager');
  await expect.poll(() => starBodies(standIn)).toEqual(['manager']);
  await linked.getByRole('button', { name: 'Change type' }).click();
  await page.getByRole('menuitemradio', { name: 'Note' }).click();
  await expect.poll(() => starBodies(standIn)).toEqual(['manager', 'note']);
  await linked.getByRole('button', { name: 'Remove star' }).click();
  // Until then the Undo of the change before it stands there.
  const removed = page.getByRole('status').filter({ hasText: 'Star removed' });
  await removed.getByRole('button', { name: 'Undo' }).click();
  await expect(linked.getByRole('button', { name: 'Remove star' })).toBeVisible();

  await page.getByRole('searchbox').fill(href.replace('zoho.com', 'zoho.in'));
  await expect(linked.getByRole('alert')).toContainText('another Cliq');
  await page.getByRole('searchbox').fill('');
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible();
});
