import { idsOf, openChat } from '../fixtures/chat-page';
import { pickFromContextMenu } from '../fixtures/context-menu';
import { openPopupPage } from '../fixtures/popup-page';
import { openRealPopup } from '../fixtures/real-popup';
import { signIn } from '../fixtures/sign-in';
import { oldTypes, starBodies, verbs } from '../fixtures/star-calls';
import { starredMessage } from '../fixtures/starred-message';
import { expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';
/** Cliq is told of a removal after this time, ms; real time is the subject here. */
const undoHoldMs = 8_000;

test('right-click, "Follow-up": one POST with the three documented keys and no cookie, and the row in the real popup', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(3);
  await signIn(extension);
  const chat = await openChat(extension);
  await pickFromContextMenu(extension, chat.message(text), 'Follow-up');
  await expect(chat.status).toContainText('Starred as Follow-up');
  await expect.poll(() => standIn.log.api('POST').map(({ status }) => status)).toEqual([200]);

  const [call] = standIn.log.api('POST');
  const [chatId, messageId] = await idsOf(chat.message(text));
  expect(JSON.parse(call?.body ?? '')).toEqual({ chat_id: chatId, message_id: messageId, star_type: 'follow_up' });
  expect(call).toMatchObject({ host: 'cliq.zoho.com', path: '/api/v3/stars', hasCookies: false });
  expect(call?.headers.cookie).toBeUndefined();
  expect(standIn.stars()).toHaveLength(4);

  const popup = await openRealPopup(extension);
  await expect
    .poll(() => popup.evaluate<string[]>(`[...document.querySelectorAll('li')].map((row) => row.innerText)`))
    .toHaveLength(4);
  const rows = await popup.evaluate<string[]>(`[...document.querySelectorAll('li')].map((row) => row.innerText)`);
  expect(rows[0]).toContain(text);
  for (const part of ['Follow-up', 'Priya Raman', 'aurora-launch', 'Starred', 'Sent']) expect(rows[0]).toContain(part);
  await popup.close();
});

test('the star button: star, retype, and the button tells the type', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Note');
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Note');
  // A change that has not been sent yet would give way to the next one.
  await expect.poll(() => starBodies(standIn)).toEqual(['note']);
  await chat.pickFromButton(text, 'Manager');
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Manager');
  await expect.poll(() => starBodies(standIn)).toEqual(['note', 'manager']);
  await expect.poll(() => oldTypes(standIn)).toEqual([null, 'note']);
  expect(standIn.log.api('POST').map(({ status }) => status)).toEqual([200, 200]);
  expect(standIn.stars()).toMatchObject([{ type: 'manager' }]);
});

test('removed by right-click and undone: Cliq hears nothing; removed again: one DELETE after 8 s', async ({
  extension,
  standIn,
}) => {
  const chat = await starredMessage(extension, standIn, text, 'To-do');

  await pickFromContextMenu(extension, chat.message(text), 'Remove star');
  await expect(chat.status).toContainText('Star removed');
  await chat.status.getByRole('button', { name: 'Undo' }).click();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: To-do');

  await chat.pickFromButton(text, 'Remove star');
  const removedAt = Date.now();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Star message');
  await expect.poll(() => standIn.log.api('DELETE').map(({ status }) => status), { timeout: 20_000 }).toEqual([204]);
  const [call] = standIn.log.api('DELETE');
  expect((call?.time ?? 0) - removedAt).toBeGreaterThanOrEqual(undoHoldMs - 100);
  expect(call?.hasCookies).toBe(false);
  expect(verbs(standIn)).toEqual(['POST', 'DELETE']);
  expect(standIn.stars()).toEqual([]);
});

test('retype, remove, Undo and remove from the popup; the chat page follows', async ({ extension, standIn }) => {
  const chat = await starredMessage(extension, standIn, text, 'Important');

  const popup = await openPopupPage(extension);
  await popup.changeType(text, 'Note');
  await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'note' }]);
  await chat.page.bringToFront();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Note');

  await popup.page.bringToFront();
  await popup.row(text).getByRole('button', { name: 'Remove star' }).click();
  await expect(popup.page.getByRole('status').filter({ hasText: 'Star removed' })).toBeVisible();
  await popup.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(popup.row(text)).toContainText('Note');
  await popup.row(text).getByRole('button', { name: 'Remove star' }).click();
  await expect.poll(() => standIn.stars().length, { timeout: 20_000 }).toBe(0);
  expect(verbs(standIn)).toEqual(['POST', 'POST', 'DELETE']);
});

test('a right-click on something that is not a message: a notice, and nothing is sent', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const chat = await openChat(extension);
  for (const target of [
    chat.page.locator('[purpose="chathistoryrow"]').first(),
    chat.page.locator('[purpose="date"]').last(),
  ]) {
    await target.scrollIntoViewIfNeeded();
    await pickFromContextMenu(extension, target, 'Important');
    await expect(chat.status).toContainText('not a message');
  }
  expect(standIn.log.api('POST')).toEqual([]);
});

test('signed out: starring says so and leads to the options', async ({ extension, standIn }) => {
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Important');
  await expect(chat.status).toContainText(/sign/i);
  const options = extension.context.waitForEvent('page');
  await chat.status.getByRole('button', { name: 'Sign in' }).click();
  await expect((await options).getByRole('textbox', { name: 'Client ID' })).toBeVisible();
  expect(standIn.log.api()).toEqual([]);
});
