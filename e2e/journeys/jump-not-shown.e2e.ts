import type { Locator } from '@playwright/test';
import { openChat } from '../fixtures/chat-page';
import {
  chatAt,
  expectShown,
  inFront,
  isSamePage,
  jump,
  leaveChat,
  leaveMark,
  listWith,
  messageAt,
  panelIn,
  rowIn,
} from '../fixtures/jump';
import { openOptions } from '../fixtures/sign-in';
import { messageWith } from '../fixtures/star-messages';
import { expect, test } from '../fixtures/test';
import { expectWithin } from '../fixtures/waits';

/** What people are promised. */
const limitMs = 5_000;

async function expectSaidInTime(panel: Locator, clickedAt: number, what: string): Promise<void> {
  await panel.waitFor();
  const afterMs = Date.now() - clickedAt;
  console.info(`${what}: said after ${afterMs} ms`);
  expectWithin([afterMs], limitMs);
}

test('deleted, and Cliq says so in its place: the reason and the saved copy, by keyboard; the text can be copied', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 0);
  const message = messageWith(standIn, 'I cried a little');
  const text = String(message.content.text);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  message.content = { text: 'This message has been deleted' };
  message.look = { deleted: true };
  const { page } = await openChat(extension);
  await leaveMark(page);
  const at = await jump(popup);
  const panel = panelIn(page);
  await expectSaidInTime(panel, at, 'deleted');
  await expect(panel).toBeFocused();
  await expect(panel).toHaveAccessibleDescription('It was deleted in Cliq.');
  await expect(panel).toContainText(text);
  await expect(panel).toContainText(message.sender.name);
  await expect(panel).toContainText(`in ${chat.title}`);
  await expect(panel).toContainText(/Sent .+ · Starred /);
  await expect(panel.getByRole('link', { name: 'Open in Cliq' })).toHaveAttribute(
    'href',
    new RegExp(`/chats/${chat.id}/messages/${message.id}$`),
  );
  await panel.getByRole('button', { name: 'Copy text' }).press('Enter');
  await expect(panel.getByRole('status')).toHaveText('The text was copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  expect(await isSamePage(page)).toBe(true);
});

test('deleted without a trace: its neighbours are there and it is not', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, 40);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  chat.messages.splice(chat.messages.indexOf(message), 1);
  const { page } = await openChat(extension);
  await leaveMark(page);
  const at = await jump(popup);
  await expectSaidInTime(panelIn(page), at, 'deleted without a trace');
  await expect(panelIn(page)).toHaveAccessibleDescription('It was deleted in Cliq.');
  await expect(panelIn(page)).toContainText(String(message.content.text));
  expect(await isSamePage(page)).toBe(true);
});

test('a chat that the user has left: said where the user is, and nobody is led away', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 7);
  const message = messageAt(chat, 3);
  leaveChat(standIn, chat);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const { page } = await openChat(extension);
  await leaveMark(page);
  const address = page.url();
  const at = await jump(popup);
  await expectSaidInTime(panelIn(page), at, 'left');
  await expect(panelIn(page)).toHaveAccessibleDescription('You have left its chat.');
  expect([page.url(), await isSamePage(page)]).toEqual([address, true]);
  await page.close();

  const opened = extension.context.waitForEvent('page');
  const again = await jump(popup);
  const tab = await opened;
  await expectSaidInTime(panelIn(tab), again, 'left, in a new tab');
  await expect(panelIn(tab)).toHaveAccessibleDescription('You have left its chat.');
});

test('a chat that Cliq does not show, though nobody left it: within five seconds', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 7);
  const message = messageAt(chat, 3);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  chat.members.clear();
  const { page } = await openChat(extension);
  const at = await jump(popup);
  await expectSaidInTime(panelIn(page), at, 'no chat');
  await expect(panelIn(page)).toHaveAccessibleDescription(/Cliq does not show its chat here/);
  await expect(panelIn(page)).toContainText(String(message.content.text));
});

test('Cliq is slow: said in time, and the message is shown when it comes after all', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, 20);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const slow = standIn.faults.add({ on: { path: '/webclient/workspace' }, hold: true });
  const opened = extension.context.waitForEvent('page');
  const at = await jump(popup);
  const tab = await opened;
  await expectSaidInTime(panelIn(tab), at, 'slow');
  await expect(panelIn(tab)).toHaveAccessibleDescription(/Cliq is still loading/);
  slow.release();
  await expect(rowIn(tab, messageAt(chat, -1))).toBeVisible();
  await tab.locator('.zcmsgscroll[role="log"]').hover();
  await expect(async () => {
    await tab.mouse.wheel(0, -3_000);
    await expectShown(rowIn(tab, message));
  }).toPass();
  await expect(panelIn(tab)).toHaveCount(0);
});

test('who writes goes on writing while the reason is said', async ({ extension, standIn }) => {
  const chat = chatAt(standIn, 0);
  const message = messageAt(chat, -15);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  chat.messages.splice(chat.messages.indexOf(message), 1);
  const { page } = await openChat(extension);
  const editor = page.getByRole('textbox', { name: 'Message aurora-launch' });
  await editor.click();
  await page.keyboard.type('half a ');
  await jump(popup);
  await expect(panelIn(page)).toBeVisible();
  await expect(editor).toBeFocused();
  await page.keyboard.type('sentence');
  await expect(editor).toHaveText('half a sentence');
  await expect(page.getByRole('status').filter({ hasText: 'It was deleted in Cliq.' })).toBeAttached();
  await panelIn(page).getByRole('button', { name: 'Close' }).click();
  await expect(panelIn(page)).toHaveCount(0);
});

test('the form of links is the user’s to set: the row’s link, the new tab and the panel follow it', async ({
  extension,
  standIn,
}) => {
  const chat = chatAt(standIn, 1);
  const message = messageAt(chat, -4);
  const popup = await listWith(extension, standIn, [[chat, message]]);
  const options = await openOptions(extension);
  const field = options.getByRole('textbox', { name: 'Links to messages' });
  await field.fill('https://{host}/app/chats/{chat}/messages/{message}');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  const own = `https://cliq.zoho.com/app/chats/${chat.id}/messages/${message.id}`;
  const link = popup.rows.first().getByRole('link', { name: 'Open in Cliq' });
  await expect(link).toHaveAttribute('href', own);
  await field.fill('https://evil.example/{chat}/{message}');
  await expect(options.getByRole('alert').filter({ hasText: 'host of Cliq' })).toBeVisible();
  await expect(link).toHaveAttribute('href', own);

  const opened = extension.context.waitForEvent('page');
  await jump(popup);
  const tab = await opened;
  await expectShown(rowIn(tab, message));
  expect(tab.url()).toBe(own);
  expect(await inFront(extension)).toEqual([own]);
  await options.bringToFront();
  await options.getByRole('button', { name: 'Use the usual form' }).click();
  await expect(link).toHaveAttribute('href', `https://cliq.zoho.com/chats/${chat.id}`);
});
