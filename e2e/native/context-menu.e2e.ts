import { idsOf, openChat } from '../fixtures/chat-page';
import { pickFromNativeMenu } from '../fixtures/native-menu';
import { openRealPopup } from '../fixtures/real-popup';
import { signIn } from '../fixtures/sign-in';
import { oldTypes, starBodies, verbs } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';

const text = 'I cried a little. Ship it.';

test('the native menu: Follow-up, another type, Remove star, Undo, Remove star', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  await pickFromNativeMenu(chat.message(text), 'Follow-up');
  await expect(chat.status).toContainText('Starred as Follow-up');
  await expect.poll(() => starBodies(standIn)).toEqual(['follow_up']);
  expect(standIn.log.api('POST')[0]?.hasCookies).toBe(false);

  const popup = await openRealPopup(extension);
  await expect.poll(() => popup.evaluate<string>(`document.querySelector('li')?.innerText ?? ''`)).toContain(text);
  await popup.close();

  await pickFromNativeMenu(chat.message(text), 'Important');
  await expect.poll(() => starBodies(standIn)).toEqual(['follow_up', 'important']);
  const [chatId, messageId] = await idsOf(chat.message(text));
  const message = { chat_id: chatId, message_id: messageId };
  expect(standIn.log.api('POST').map(({ body }) => JSON.parse(body))).toEqual([
    { ...message, star_type: 'follow_up' },
    { ...message, star_type: 'important' },
  ]);
  await expect.poll(() => oldTypes(standIn)).toEqual([null, 'follow_up']);

  await pickFromNativeMenu(chat.message(text), 'Remove star');
  await expect(chat.status).toContainText('Star removed');
  await chat.status.getByRole('button', { name: 'Undo' }).click();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Important');
  await pickFromNativeMenu(chat.message(text), 'Remove star');
  await expect(chat.status).toContainText('Star removed');
  await expect.poll(() => standIn.stars().length, { timeout: 20_000 }).toBe(0);
  expect(verbs(standIn)).toEqual(['POST', 'POST', 'DELETE']);
});

test('the native menu wakes a worker that was killed', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  await killWorker(extension);
  await pickFromNativeMenu(chat.message(text), 'Note');
  await expect.poll(() => starBodies(standIn)).toEqual(['note']);
});
