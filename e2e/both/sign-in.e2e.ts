import { pickFromButton, starButton } from '../browsers/chat';
import { expectSeen, expectText } from '../browsers/expect-seen';
import { clientId, signInByHand } from '../browsers/sign-in';
import { expect, test } from '../browsers/test';
import { starBodies } from '../fixtures/star-calls';

const text = 'I cried a little. Ship it.';

test('sign-in in Zoho’s window, a star by its button, the list in the popup', async ({ driver, standIn }) => {
  await signInByHand(driver);
  expect(standIn.log.accounts('/oauth/v2/auth')[0]?.query.client_id).toEqual([clientId]);

  const cliq = await driver.openCliq();
  await pickFromButton(cliq, text, 'Follow-up');
  await expectText(cliq.get('status'), 'Starred as Follow-up');
  await expect.poll(() => starBodies(standIn)).toEqual(['follow_up']);
  await expect.poll(async () => (await starButton(cliq, text)).attribute('aria-label')).toBe('Starred: Follow-up');
  expect(standIn.log.api().some(({ hasCookies }) => hasCookies)).toBe(false);

  const popup = await driver.openPopup();
  await expectText(popup.get('list', 'Starred messages').get('listitem'), text);
  await expectSeen(popup.get('searchbox', 'Search stars'));
  await popup.close();
});
