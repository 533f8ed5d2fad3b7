import { messageIn, starButton } from '../browsers/chat';
import { expectText } from '../browsers/expect-seen';
import { signIn } from '../browsers/sign-in';
import { expect, test } from '../browsers/test';
import { starBodies, typesInCliq, verbs } from '../fixtures/star-calls';

const text = 'I cried a little. Ship it.';

test('keys: S 1 stars the message under the pointer, S S another as the last type, S 0 removes, Undo', async ({
  driver,
  standIn,
}) => {
  await signIn(driver, standIn);
  const cliq = await driver.openCliq();
  const name = async () => (await starButton(cliq, text)).attribute('aria-label');
  await expect.poll(name).toBe('Star message');
  await cliq.press('s', '1');
  await expectText(cliq.get('status'), 'Starred as Important');
  await expect.poll(() => starBodies(standIn)).toEqual(['important']);
  expect(await name()).toBe('Starred: Important');

  await starButton(cliq, 'All three are green.');
  await cliq.press('s', 's');
  await expect.poll(() => starBodies(standIn)).toEqual(['important', 'important']);

  expect(await name()).toBe('Starred: Important');
  await cliq.press('s', '0');
  await expectText(cliq.get('status'), 'Star removed');
  await cliq.get('status').get('button', 'Undo').click();
  await expect.poll(name).toBe('Starred: Important');
  expect(verbs(standIn)).toEqual(['POST', 'POST']);
  expect(Object.keys(typesInCliq(standIn))).toContain(text);
});

test('letters are letters where somebody writes, and Cliq’s rows are left as they are', async ({ driver, standIn }) => {
  await signIn(driver, standIn);
  const cliq = await driver.openCliq();
  await starButton(cliq, text);
  await cliq.get('searchbox', 'Search Cliq').fill('s1 ss');
  expect(await cliq.get('searchbox', 'Search Cliq').value()).toBe('s1 ss');
  expect(standIn.log.api('POST')).toEqual([]);
  await messageIn(cliq, text).click();
  const ours = () => document.querySelectorAll('.zcmsg stars-for-cliq').length;
  expect(await cliq.evaluate(ours)).toBe(0);
});
