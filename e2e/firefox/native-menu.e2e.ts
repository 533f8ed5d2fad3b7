import { messageIn } from '../browsers/chat';
import { expectText } from '../browsers/expect-seen';
import { expect, test } from '../browsers/firefox/test';
import { signIn } from '../browsers/sign-in';

const [first, second] = ['I cried a little. Ship it.', 'All three are green.'] as const;

test('the native menu checks the type of the message that it is opened on, and of no other', async ({
  driver,
  standIn,
}) => {
  await signIn(driver, standIn);
  const cliq = await driver.openCliq();
  await driver.pickFromNativeMenu(messageIn(cliq, first), 'Manager');
  await expectText(cliq.get('status'), 'Starred as Manager');
  const ofFirst = () => driver.lookAtStarMenu(messageIn(cliq, first));
  expect((await ofFirst()).labels).toEqual([
    'Star as Manager',
    ...['Important', 'To-do', 'Note', 'Manager', 'Follow-up'],
    'Remove star',
  ]);
  // While a change is on its way to Cliq the page asks what has become of it: until it knows, no check is shown.
  await expect.poll(async () => (await ofFirst()).checked).toEqual(['Manager']);
  expect((await driver.lookAtStarMenu(messageIn(cliq, second))).checked).toEqual([]);
  await driver.stopBackground();
  expect((await ofFirst()).checked).toEqual(['Manager']);
  await driver.stopBackground();
  expect((await driver.lookAtStarMenu(messageIn(cliq, second))).checked).toEqual([]);
});
