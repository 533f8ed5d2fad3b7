import { messageIn, pickFromButton } from '../browsers/chat';
import { expectText } from '../browsers/expect-seen';
import { allowInPrivateWindows } from '../browsers/firefox/private-window';
import { expect, test } from '../browsers/firefox/test';
import { signIn } from '../browsers/sign-in';
import { typesInCliq, verbs } from '../fixtures/star-calls';

const text = 'I cried a little. Ship it.';

test('no IndexedDB there: the list comes through the background, follows what is starred, and changes it', async ({
  driver,
  standIn,
}) => {
  standIn.seedStars(60);
  await allowInPrivateWindows(driver.bidi);
  await signIn(driver, standIn);
  const cliq = await driver.openPrivately('https://cliq.zoho.com/');
  const list = await driver.openPrivately('src/popup/index.html');
  const opened = await list.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('any');
        opening.onsuccess = () => resolve('opened');
        opening.onerror = () => resolve(String(opening.error));
      }),
  );
  expect(opened).toContain('InvalidStateError');
  const rows = list.get('list', 'Starred messages').get('listitem');
  await expect.poll(() => rows.attribute('aria-setsize')).toBe('60');

  await cliq.bringToFront();
  await pickFromButton(cliq, text, 'Note');
  await expectText(cliq.get('status'), 'Starred as Note');
  await expect.poll(() => typesInCliq(standIn)).toMatchObject({ [text]: 'note' });
  await expectText(rows, text);
  await list.bringToFront();
  await list.get('searchbox', 'Search stars').fill('cried');
  await expect.poll(() => rows.attribute('aria-setsize')).toBe('1');
  await rows.get('button', 'Change type').click();
  await list.get('menuitemradio', 'Manager').click();
  await expect.poll(() => typesInCliq(standIn)).toMatchObject({ [text]: 'manager' });
  expect(verbs(standIn)).toEqual(['POST', 'POST']);
});

test('not allowed in private windows, as at first: Cliq’s page there is left alone', async ({ driver, standIn }) => {
  await signIn(driver, standIn);
  const cliq = await driver.openPrivately('https://cliq.zoho.com/');
  await messageIn(cliq, text).hover();
  expect(await cliq.evaluate(() => document.querySelectorAll('stars-for-cliq').length)).toBe(0);
});
