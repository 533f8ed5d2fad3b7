import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { openOptions, signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import type { StarRecord } from '../stand-in/world/types';

const dayMs = 24 * 60 * 60 * 1_000;

const textOf = ({ message }: StarRecord) => String(message.content.text ?? message.content.file_name ?? '');

async function openWith(extension: Extension, count: number): Promise<PopupPage> {
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await popup.expectCount(count);
  return popup;
}

/** The first rows show what these stars do. */
async function expectFirst(popup: PopupPage, stars: readonly StarRecord[]): Promise<void> {
  for (const [index, star] of stars.slice(0, 4).entries())
    await expect(popup.rows.nth(index)).toContainText(textOf(star));
}

test('filters: type, chat, sender, kind and words join by AND, each choice with its count', async ({
  extension,
  standIn,
}) => {
  const stars = standIn.seedStars(150).sort((a, b) => b.time - a.time);
  const popup = await openWith(extension, 150);
  const { page } = popup;
  let left = stars;
  const keep = async (fits: (star: StarRecord) => boolean) => {
    left = left.filter(fits);
    await popup.expectCount(left.length);
    await expectFirst(popup, left);
  };

  await page.getByRole('button', { name: 'Important' }).click();
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await keep(({ type }) => type === 'important' || type === 'note');
  await popup.choose('Chat', 'aurora');
  await keep(({ chat }) => chat.title === 'aurora-launch');
  await expect(page.getByRole('button', { name: 'Important' })).toHaveAccessibleDescription(
    `Stars: ${left.filter(({ type }) => type === 'important').length}`,
  );

  // Each choice says how many stars it would leave.
  await page.getByRole('combobox', { name: 'Sender' }).click();
  const [{ message } = { message: null }] = left;
  const name = message?.sender.name ?? '';
  const bySender = left.filter((star) => star.message.sender.name === name);
  await expect(page.getByRole('option').first()).toHaveText(`All senders${left.length}`);
  await expect(page.getByRole('option', { name })).toHaveText(`${name}${bySender.length}`);
  await page.keyboard.press('Escape');
  await popup.choose('Sender', name);
  await keep((star) => star.message.sender.name === name);

  await popup.choose('Sender', 'All senders');
  await popup.choose('Chat', 'All chats');
  left = stars.filter(({ type }) => type === 'important' || type === 'note');
  await popup.choose('Kind', 'Files');
  await keep((star) => star.message.type === 'file' && !/\.png$/.test(textOf(star)));
  await popup.choose('Kind', 'Any kind');
  left = stars.filter(({ type }) => type === 'important' || type === 'note');
  await popup.search('invoice PAID');
  await keep((star) => /Invoice \d+ is paid/.test(textOf(star)));
  await expect(page.getByText(`${left.length} of 150`)).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await popup.expectCount(150);
});

test('filters: starred today, in the last days, and in a range of days with both ends', async ({
  extension,
  standIn,
}) => {
  const [account] = standIn.accounts;
  const midnight = new Date().setHours(0, 0, 0, 0);
  const stars = standIn.seedStars(40);
  // One at each edge of each day, as this computer's calendar has them.
  const edges = [0, 1, 6, 7, 29, 30].flatMap((days) => {
    const start = new Date(midnight);
    start.setDate(start.getDate() - days);
    return [start.getTime(), start.getTime() - 1];
  });
  for (const [index, star] of stars.entries()) {
    const time = edges[index] ?? midnight - 60 * dayMs - index;
    standIn.world.stars.put({ ...star, accountId: account.id, time });
  }
  const popup = await openWith(extension, 40);
  const inLast = (days: number) => {
    const start = new Date(midnight);
    start.setDate(start.getDate() - days + 1);
    return edges.filter((time) => time >= start.getTime()).length;
  };
  for (const [option, days] of [
    ['Today', 1],
    ['Last 7 days', 7],
    ['Last 30 days', 30],
  ] as const) {
    await popup.choose('Starred', option);
    await popup.expectCount(inLast(days));
  }
  await popup.choose('Starred', 'Custom…');
  await popup.expectCount(inLast(1));
  const dayOf = (days: number) => {
    const day = new Date(midnight);
    day.setDate(day.getDate() - days);
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
  };
  await popup.page.getByLabel('From', { exact: true }).fill(dayOf(7));
  await popup.page.getByLabel('To', { exact: true }).fill(dayOf(1));
  await popup.expectCount(inLast(8) - inLast(1));
  await popup.page.getByLabel('To', { exact: true }).fill('');
  await popup.expectCount(inLast(8));
  await popup.page.getByLabel('From', { exact: true }).fill('');
  await popup.expectCount(40);
});

test('filters: kept on reopening, forgotten with the stars', async ({ extension, standIn }) => {
  const stars = standIn.seedStars(60);
  const popup = await openWith(extension, 60);
  const chat = 'design-reviews';
  const left = stars.filter((star) => star.chat.title === chat && star.type !== 'note').length;
  for (const type of ['Important', 'To-do', 'Manager', 'Follow-up']) {
    await popup.page.getByRole('button', { name: type }).click();
  }
  await popup.choose('Chat', chat);
  await popup.choose('Sort by', 'Oldest message first');
  await popup.expectCount(left);
  await popup.page.close();

  const again = await openPopupPage(extension);
  await again.expectCount(left);
  await expect(again.page.getByRole('combobox', { name: 'Chat' })).toHaveValue(chat);
  await expect(again.page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('sent-oldest');
  await expect(again.page.getByRole('button', { name: 'Note', exact: true })).toHaveAttribute('aria-pressed', 'false');
  await expect(again.page.getByRole('button', { name: 'Manager' })).toHaveAttribute('aria-pressed', 'true');
  await again.search('slide');
  await again.page.close();
  const third = await openPopupPage(extension);
  await expect(third.page.getByRole('searchbox')).toHaveValue('slide');
  await third.page
    .getByRole('button', { name: /^(Clear all|Show all stars)$/ })
    .first()
    .click();
  await third.expectCount(60);
  await third.choose('Chat', chat);

  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(third.page.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  await third.page.close();
  const left2 = await extension.worker.evaluate(async () => [
    ...Object.keys(await chrome.storage.local.get()),
    ...Object.keys(await chrome.storage.session.get()),
  ]);
  expect(left2.filter((key) => key.startsWith('view'))).toEqual([]);
});

declare const chrome: {
  storage: Record<'local' | 'session', { get(): Promise<Record<string, unknown>> }>;
};

test('sorted by star or by message, both ways', async ({ extension, standIn }) => {
  const stars = standIn.seedStars(60);
  // Messages in another order than their stars.
  for (const [index, star] of stars.entries()) star.message.time -= ((index * 37) % 60) * dayMs;
  const popup = await openWith(extension, 60);
  const bySent = stars.toSorted((a, b) => b.message.time - a.message.time);
  const byStar = stars.toSorted((a, b) => b.time - a.time);
  for (const [option, expected] of [
    ['Oldest star first', byStar.toReversed()],
    ['Newest message first', bySent],
    ['Oldest message first', bySent.toReversed()],
    ['Newest star first', byStar],
  ] as const) {
    await popup.choose('Sort by', option);
    await expectFirst(popup, expected);
  }
});
