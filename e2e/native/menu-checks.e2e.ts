import { openChat } from '../fixtures/chat-page';
import { hearPicks } from '../fixtures/menu-picks';
import { pickFromNativeMenu } from '../fixtures/native-menu';
import { signIn } from '../fixtures/sign-in';
import { starBodies } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import { killWorker } from '../fixtures/worker-life';

const text = 'I cried a little. Ship it.';
const other = 'Fixed, thanks for catching it!';

test('the native menu checks the type of the message that it is opened on, and of no other', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const lastPick = await hearPicks(extension);
  const chat = await openChat(extension);
  await pickFromNativeMenu(chat.message(text), 'Follow-up');
  expect(await lastPick()).toEqual({ item: 'star/follow_up', wasChecked: false });
  await expect(chat.status).toContainText('Starred as Follow-up');

  await pickFromNativeMenu(chat.message(text), 'Follow-up');
  expect(await lastPick()).toEqual({ item: 'star/follow_up', wasChecked: true });
  await pickFromNativeMenu(chat.message(other), 'Follow-up');
  expect(await lastPick()).toEqual({ item: 'star/follow_up', wasChecked: false });
  await expect.poll(() => starBodies(standIn)).toEqual(['follow_up', 'follow_up']);
  await pickFromNativeMenu(chat.message(text), 'Star as …');
  await expect(chat.status).toContainText('Starred as Follow-up');
  expect(await lastPick()).toEqual({ item: 'star/last', wasChecked: false });
  expect(standIn.stars().map(({ type }) => type)).toEqual(['follow_up', 'follow_up']);
});

test('a worker that was killed with a check in the menu leaves it to no other message', async ({
  extension,
  standIn,
}) => {
  await signIn(extension);
  const lastPick = await hearPicks(extension);
  const chat = await openChat(extension);
  await pickFromNativeMenu(chat.message(text), 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  await chat.message(other).hover();
  await chat.message(text).hover();
  await killWorker(extension);
  await pickFromNativeMenu(chat.message(other), 'Note');
  expect(await lastPick()).toEqual({ item: 'star/note', wasChecked: false });
  await expect.poll(() => starBodies(standIn)).toEqual(['note', 'note']);
  await killWorker(extension);
  await pickFromNativeMenu(chat.message(text), 'Manager');
  expect(await lastPick()).toEqual({ item: 'star/manager', wasChecked: false });
  await expect
    .poll(() =>
      standIn
        .stars()
        .map(({ type }) => type)
        .sort(),
    )
    .toEqual(['manager', 'note']);
});

test('two Cliq tabs: what one has prepared is not seen in the other', async ({ extension }) => {
  await signIn(extension);
  const lastPick = await hearPicks(extension);
  const one = await openChat(extension);
  const two = await openChat(extension);
  await pickFromNativeMenu(one.message(text), 'Important');
  await expect(one.status).toContainText('Starred as Important');
  await one.message(other).hover();
  await one.message(text).hover();
  await pickFromNativeMenu(two.message(other), 'Important');
  expect(await lastPick()).toEqual({ item: 'star/important', wasChecked: false });
  await pickFromNativeMenu(two.message(text), 'Important');
  expect(await lastPick()).toEqual({ item: 'star/important', wasChecked: true });
});
