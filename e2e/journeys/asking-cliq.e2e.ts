import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { always } from '../list-states/scene';
import type { SeenRequest } from '../stand-in/request-log';

test('during the first sync what is filtered for is fetched before the rest, and how much was searched is said', async ({
  extension,
  standIn,
}) => {
  const stars = standIn.seedStars(400);
  const listed = standIn.log.waitFor(({ query }) => query.next_token !== undefined);
  // The pass over everything is slow; questions of the user are answered at once.
  const where = ({ query }: SeenRequest) => query.next_token !== undefined && query.star_type === undefined;
  standIn.faults.add({ on: { method: 'GET', where }, delayMs: 3_000, times: always });
  await signIn(extension);
  await listed;
  const popup = await openPopupPage(extension);
  await popup.expectCount(50);
  await popup.page.getByRole('button', { name: 'Manager' }).click();
  const asked = await standIn.log.waitFor(({ query }) => query.star_type !== undefined);
  expect(asked.query.star_type).toEqual(['manager']);
  const managers = stars.filter(({ type }) => type === 'manager').length;
  await popup.expectCount(managers);
  await expect(popup.page.getByText(/Searched \d+ so far/).first()).toBeVisible();
  expect(standIn.log.api('GET').filter(({ query }) => query.star_type).length).toBeLessThanOrEqual(3);
});

test('Refresh asks Cliq itself for the filter: a star that no pass has told of is there', async ({
  extension,
  standIn,
}) => {
  const [account] = standIn.accounts;
  standIn.seedStars(120);
  const [chat] = standIn.chats;
  const isStarred = new Set(standIn.stars().map(({ message }) => message));
  const old = chat?.messages.find((message) => !isStarred.has(message));
  if (!chat || !old) throw new Error('the world is empty');
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await popup.expectCount(120);
  await popup.page.getByText('Synced').waitFor();
  // Made elsewhere, with a time far down in the list: newest-first passes stop above it.
  const time = Date.now() - 100 * 60_000;
  standIn.world.stars.put({ accountId: account.id, chat, message: old, type: 'manager', time });
  await popup.page.getByRole('button', { name: 'Manager' }).click();
  const before = standIn.stars().filter(({ type }) => type === 'manager').length - 1;
  await popup.expectCount(before);
  await popup.page.getByRole('button', { name: 'Refresh' }).click();
  await popup.expectCount(before + 1);
  const types = standIn.log.api('GET').flatMap(({ query }) => query.star_type ?? []);
  expect(new Set(types)).toEqual(new Set(['manager']));
});
