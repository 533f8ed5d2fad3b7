import type { BrowserPage } from '../browsers/browser-driver';
import { expectGone, expectSeen, expectText } from '../browsers/expect-seen';
import { signIn } from '../browsers/sign-in';
import { expect, test } from '../browsers/test';
import { verbs } from '../fixtures/star-calls';

const rowsOf = (page: BrowserPage) => page.get('list', 'Starred messages').get('listitem');

/** Waits until the list is about so many stars. */
const expectLength = (page: BrowserPage, count: number) =>
  expect.poll(() => rowsOf(page).attribute('aria-setsize')).toBe(String(count));

test('the list: filters join, a removal can be undone, and a removal that was not reaches Cliq', async ({
  driver,
  standIn,
}) => {
  const stars = standIn.seedStars(60);
  await signIn(driver, standIn);
  const list = await driver.openExtension('src/popup/index.html');
  await expectLength(list, 60);

  const important = stars.filter(({ type }) => type === 'important');
  await list.get('group', 'Star type').get('button', 'Important').click();
  await expectLength(list, important.length);
  await list.get('combobox', 'Kind').choose('Files');
  const files = important.filter(
    ({ message }) => message.type === 'file' && !/\.png$/.test(String(message.content.file_name)),
  );
  if (files.length > 0) await expectLength(list, files.length);
  else await expectText(list.get('main'), 'No star matches');
  await list.get('button', 'Clear all').click();
  await expectLength(list, 60);
  await list.get('searchbox', 'Search stars').fill('invoice paid');
  const invoices = stars.filter(({ message }) => /Invoice \d+ is paid/.test(String(message.content.text)));
  await expectLength(list, invoices.length);
  await list.get('searchbox', 'Search stars').fill('');
  await expectLength(list, 60);

  await rowsOf(list).get('button', 'Remove star').click();
  await expectText(list.get('status'), 'Star removed');
  await list.get('status').get('button', 'Undo').click();
  await expectGone(list.get('button', 'Undo'));
  expect(verbs(standIn)).toEqual([]);
  await rowsOf(list).get('button', 'Change type').click();
  await list.get('menuitemradio', 'Manager').click();
  await expect.poll(() => verbs(standIn)).toEqual(['POST']);
  await rowsOf(list).last().get('button', 'Remove star').click();
  await expect.poll(() => standIn.stars().length, { timeout: 20_000 }).toBe(59);
  expect(verbs(standIn)).toEqual(['POST', 'DELETE']);
});

test('popup, panel and options: the same stars, the account, and the way out', async ({ driver, standIn }) => {
  const stars = standIn.seedStars(12).filter(({ message }) => /^[\w ,.?]+$/.test(String(message.content.text)));
  const newest = stars.sort((one, other) => other.time - one.time)[0];
  await signIn(driver, standIn);
  const panel = await driver.openPanel();
  await expectLength(panel, 12);
  const popup = await driver.openPopup();
  await expectLength(popup, 12);
  for (const place of [panel, popup]) await expectText(rowsOf(place), String(newest?.message.content.text));
  await rowsOf(popup).get('button', 'Change type').click();
  await popup.get('menuitemradio', 'Follow-up').click();
  await expectText(rowsOf(panel), 'Follow-up');
  // With something left to send, signing out would ask first.
  await expect.poll(() => standIn.log.api('POST').map(({ status }) => status)).toEqual([200]);
  await popup.close();

  const options = await driver.openExtension('src/options/index.html');
  await expectText(options.get('main'), 'Stars: 12');
  await options.get('button', 'Sign out').click();
  await expectSeen(options.get('button', 'Sign in to Zoho'));
  await expectSeen(panel.get('button', 'Sign in to Zoho'));
});
