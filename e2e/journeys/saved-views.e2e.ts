import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { expect, test } from '../fixtures/test';
import { openList, saveView } from '../list-states/scene';
import { ORGANISATION_ID } from '../stand-in/world/people';

declare const chrome: {
  storage: { sync: { get(keys: null): Promise<object>; set(items: object): Promise<void> } };
};

test('a view is saved, opens the list, follows from another computer, and comes back after a deletion', async ({
  extension,
  standIn,
}) => {
  const popup = await openList({ extension, standIn });
  const before = standIn.stars().length;
  // Cliq's page tells which organization it is: before that, a view is of use on this computer only.
  const chat = await openChat(extension);
  await chat.pickFromButton('I cried a little. Ship it.', 'Note');
  await expect(chat.status).toContainText('Starred as Note');
  const all = before + 1;
  await expect.poll(() => standIn.stars().length).toBe(all);
  await popup.page.bringToFront();
  await popup.page.getByRole('button', { name: 'To-do' }).click();
  await popup.search('the');
  await saveView(popup.page, 'Things to do');
  const synced = () => extension.worker.evaluate(() => chrome.storage.sync.get(null));
  await expect.poll(async () => Object.values(await synced())).toMatchObject([{ name: 'Things to do' }]);
  const texts = standIn.stars().map(({ message }) => String(message.content.text ?? '').slice(0, 25));
  const kept = JSON.stringify(await synced());
  expect(texts.filter((text) => text.length === 25 && kept.includes(text))).toEqual([]);

  await popup.page.getByRole('button', { name: 'Edit saved views' }).click();
  await popup.page.getByRole('button', { name: 'Open the list with “Things to do”' }).click();
  await popup.page.getByRole('button', { name: 'Clear all' }).click();
  await popup.expectCount(all);
  await popup.page.close();

  // Opened again, it is not as it was left.
  const again = await openPopupPage(extension);
  await expect(again.page.getByRole('searchbox')).toHaveValue('the');
  const views = again.page.getByRole('group', { name: 'Saved views' });
  await expect(views.getByRole('button', { name: 'Things to do' })).toHaveAttribute('aria-pressed', 'true');

  const owners = Object.values(await synced()).map((view) => Reflect.get(view, 'owner'));
  const other = { ...Object.values(await synced())[0], name: 'From the other computer', place: 9, isStart: false };
  await extension.worker.evaluate((item) => chrome.storage.sync.set({ 'view.other': item }), other);
  await expect(views.getByRole('button', { name: 'From the other computer' })).toBeVisible();
  expect(owners).toEqual([`organization/us/${ORGANISATION_ID}`]);

  await again.page.getByRole('button', { name: 'Edit saved views' }).click();
  await again.page.getByRole('button', { name: 'Delete “Things to do”' }).click();
  await expect(views.getByRole('button')).toHaveText(['From the other computer', '']);
  await expect.poll(async () => JSON.stringify(await synced())).toContain('"isDeleted":true');
  await again.page.getByRole('button', { name: 'Undo' }).click();
  await expect(views.getByRole('button')).toHaveText(['Things to do', 'From the other computer', '']);
});
