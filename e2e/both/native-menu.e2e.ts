import { messageIn, starButton } from '../browsers/chat';
import { expectGone, expectText } from '../browsers/expect-seen';
import { signIn } from '../browsers/sign-in';
import { expect, test } from '../browsers/test';
import { starBodies, verbs } from '../fixtures/star-calls';

const text = 'I cried a little. Ship it.';

test('the native menu: Follow-up, another type by a background that slept, Remove star, Undo', async ({
  driver,
  standIn,
}) => {
  await signIn(driver, standIn);
  const cliq = await driver.openCliq();
  await driver.pickFromNativeMenu(messageIn(cliq, text), 'Follow-up');
  await expectText(cliq.get('status'), 'Starred as Follow-up');
  await expect.poll(() => starBodies(standIn)).toEqual(['follow_up']);

  // A background that is stopped before it has written the answer down sends the star again.
  const list = await driver.openExtension('src/popup/index.html');
  await expectText(list.get('listitem'), text);
  await expectGone(list.get('listitem').withText('Waiting to reach Cliq'));
  await list.close();
  await cliq.bringToFront();

  await driver.stopBackground();
  await driver.pickFromNativeMenu(messageIn(cliq, text), 'Important');
  await expect.poll(() => starBodies(standIn)).toEqual(['follow_up', 'important']);

  await driver.pickFromNativeMenu(messageIn(cliq, text), 'Remove star');
  await expectText(cliq.get('status'), 'Star removed');
  await cliq.get('status').get('button', 'Undo').click();
  await expect.poll(async () => (await starButton(cliq, text)).attribute('aria-label')).toBe('Starred: Important');
  expect(verbs(standIn)).toEqual(['POST', 'POST']);
});
