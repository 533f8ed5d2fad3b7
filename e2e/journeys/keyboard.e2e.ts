import { expectShown, rowIn } from '../fixtures/jump';
import { openPopupPage } from '../fixtures/popup-page';
import { starBodies, verbs } from '../fixtures/star-calls';
import { messageWith } from '../fixtures/star-messages';
import { starredMessage } from '../fixtures/starred-message';
import { expect, test } from '../fixtures/test';

const text = 'I cried a little. Ship it.';

test('find, jump, retype, remove and undo by keyboard alone', async ({ extension, standIn }) => {
  standIn.seedStars(30);
  await starredMessage(extension, standIn, text, 'To-do');
  const popup = await openPopupPage(extension);
  await popup.expectCount(31);
  const { page } = popup;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = page.locator(':focus');

  await press('Tab');
  await expect(focused).toHaveAccessibleName('Search stars');
  await page.keyboard.type('cried ship');
  await popup.expectCount(1);
  await press('ArrowDown');
  await expect(focused).toHaveAccessibleName('Open in Cliq');
  const cliq = extension.context.pages().find((each) => each.url().startsWith('https://cliq.zoho.com/'));
  if (!cliq) throw new Error('there is no tab of Cliq');
  await press('Enter');
  await expectShown(rowIn(cliq, messageWith(standIn, text)));
  await page.bringToFront();

  await press('Tab', 'Tab');
  await expect(focused).toHaveAccessibleName('Change type');
  await press('Enter');
  await expect(focused).toHaveText('To-do');
  await press('m', 'Enter');
  await expect(focused).toHaveAccessibleName('Change type');
  await expect.poll(() => starBodies(standIn)).toEqual(['to_do', 'manager']);

  await press('Tab');
  await expect(focused).toHaveAccessibleName('Remove star');
  await press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Star removed' })).toBeVisible();
  await expect(focused).toHaveAccessibleName('Undo');
  await press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible();
  await expect(popup.row(text)).toContainText('Manager');
  expect(verbs(standIn)).toEqual(['POST', 'POST']);
});

test('from row to row by arrows, with the same thing in hand', async ({ extension, standIn }) => {
  standIn.seedStars(120);
  await starredMessage(extension, standIn, text, 'To-do');
  const popup = await openPopupPage(extension);
  await popup.expectCount(121);
  const { page } = popup;
  await popup.rows.first().getByRole('button', { name: 'Remove star' }).focus();
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowDown');
  await expect(page.locator('li:has(:focus)')).toHaveAttribute('aria-posinset', '41');
  await expect(page.locator(':focus')).toHaveAccessibleName('Remove star');
  await expect(page.locator(':focus')).toBeInViewport();
  for (let step = 0; step < 45; step++) await page.keyboard.press('ArrowUp');
  await expect(page.locator('li:has(:focus)')).toHaveAttribute('aria-posinset', '1');
});
