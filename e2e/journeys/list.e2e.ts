import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';

/** Rows that the popup shows without scrolling. */
const inView = 6;

test('the list: newest first, text and files, pins, both times', async ({ extension, standIn }) => {
  const newest = standIn.seedStars(60).sort((a, b) => b.time - a.time);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '60');
  const shown = newest.slice(0, inView);
  expect(new Set(shown.map(({ message }) => message.type))).toEqual(new Set(['text', 'file']));
  expect(new Set(shown.map(({ message }) => message.isPinned))).toEqual(new Set([true, false]));
  for (const [index, { message, chat, time }] of shown.entries()) {
    const row = popup.rows.nth(index);
    await expect(row).toContainText(String(message.content.text ?? message.content.file_name));
    await expect(row).toContainText(message.sender.name);
    await expect(row).toContainText(chat.title);
    await expect(row.getByText('Pinned')).toHaveCount(message.isPinned ? 1 : 0);
    await expect(row.getByText(/^Starred /)).toHaveAttribute('datetime', new Date(time).toISOString());
    await expect(row.getByText(/^Sent /)).toHaveAttribute('datetime', new Date(message.time).toISOString());
  }
});

test('the list: search and star types', async ({ extension, standIn }) => {
  const seeded = standIn.seedStars(60);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', '60');
  const words = 'half of the traffic';
  const found = seeded.filter(({ message }) => String(message.content.text).includes(words)).length;
  expect(found).toBeGreaterThan(0);
  await popup.page.getByRole('searchbox', { name: 'Search stars' }).fill(words);
  await expect(popup.rows.first()).toContainText(words);
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', String(found));
  await popup.page.getByRole('searchbox', { name: 'Search stars' }).fill('');
  const important = seeded.filter(({ type }) => type === 'important').length;
  await popup.page.getByRole('group', { name: 'Star type' }).getByRole('button', { name: 'Important' }).click();
  await expect(popup.rows.first()).toHaveAttribute('aria-setsize', String(important));
});
