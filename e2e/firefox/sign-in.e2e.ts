import { pickFromButton } from '../browsers/chat';
import { expectSeen, expectText } from '../browsers/expect-seen';
import { expect, test } from '../browsers/firefox/test';
import { clientId, signInWithStars } from '../browsers/sign-in';
import { typesInCliq } from '../fixtures/star-calls';

const text = 'I cried a little. Ship it.';

test('Firefox asks for Zoho’s page twice, out of sight and then in the window: one consent, one token', async ({
  driver,
  standIn,
}) => {
  const options = await driver.openExtension('src/options/index.html');
  await options.get('textbox', 'Client ID').fill(clientId);
  const press = () => options.get('button', 'Sign in to Zoho').click();
  const consent = await driver.opens('https://accounts.zoho.com/', press);
  const asked = standIn.log.accounts('/oauth/v2/auth').map(({ query }) => query.state);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toEqual(asked[1]);
  await consent.close();
  await expectText(options.get('alert'), 'The sign-in window was closed before Zoho answered.');

  const again = await driver.opens('https://accounts.zoho.com/', press);
  await again.get('button', 'Accept').click();
  await expectSeen(options.get('button', 'Sign out'));
  expect(standIn.grants).toHaveLength(1);
});

test('renewal that needs a script of Zoho’s page is not had in Firefox: no window opens, a click asks', async ({
  driver,
  standIn,
}) => {
  standIn.switches.renewalRedirect = 'script';
  await signInWithStars(driver, standIn);
  const cliq = await driver.openCliq();
  const tabs = await driver.countTabs();
  standIn.tokens.revoke();
  await pickFromButton(cliq, text, 'To-do');
  const popup = await driver.openPopup();
  await expectSeen(popup.get('button', 'Sign in again'));
  expect(await driver.countTabs()).toBe(tabs);
  const consent = await driver.opens('https://accounts.zoho.com/', () => popup.get('button', 'Sign in again').click());
  await consent.get('button', 'Accept').click();
  await expect.poll(() => typesInCliq(standIn)).toMatchObject({ [text]: 'to_do' });
});
