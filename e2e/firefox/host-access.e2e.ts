import { pickFromButton } from '../browsers/chat';
import { expectGone, expectSeen, expectText } from '../browsers/expect-seen';
import { answerPrompt } from '../browsers/firefox/permission-prompt';
import { expect, test } from '../browsers/firefox/test';
import { signIn } from '../browsers/sign-in';
import { typesInCliq } from '../fixtures/star-calls';

const text = 'I cried a little. Ship it.';

test('hosts taken away in about:addons: nothing is sent or lost, popup and options ask, a click brings all back', async ({
  driver,
  standIn,
}) => {
  standIn.seedStars(3);
  await signIn(driver, standIn);
  const cliq = await driver.openCliq();
  const popup = await driver.openExtension('src/popup/index.html');
  const rows = popup.get('list', 'Starred messages').get('listitem');
  await expect.poll(() => rows.count()).toBe(3);
  await cliq.bringToFront();
  await driver.siteAccess.withholdAll();
  const before = standIn.log.entries.length;

  await pickFromButton(cliq, text, 'Note');
  await expectText(cliq.get('status'), 'Starred as Note');
  await popup.bringToFront();
  await expectText(rows.withText(text), 'Waiting to reach Cliq');
  await expectSeen(popup.get('heading', 'No access to cliq.zoho.com'));
  expect(standIn.log.entries.slice(before).filter(({ path }) => path.startsWith('/api/'))).toEqual([]);

  const options = await driver.openExtension('src/options/index.html');
  const allow = options.get('button', 'Allow access to cliq.zoho.com');
  await allow.click();
  await answerPrompt(driver.bidi, 'deny');
  await expectText(options.get('alert'), 'The browser did not allow it.');
  expect(typesInCliq(standIn)).not.toHaveProperty([text]);

  // It is given while the background sleeps, from the popup.
  await driver.stopBackground();
  await popup.bringToFront();
  await popup.get('button', 'Allow access to cliq.zoho.com').click();
  await answerPrompt(driver.bidi, 'allow');
  await expect.poll(() => typesInCliq(standIn), { timeout: 20_000 }).toMatchObject({ [text]: 'note' });
  await expectGone(popup.get('button', 'Allow access to cliq.zoho.com'));
  expect(standIn.log.api('POST')).toHaveLength(1);
});

test('withheld from the start: signed in all the same; open tabs get their star button when it is given', async ({
  driver,
  standIn,
}) => {
  standIn.seedStars(3);
  await driver.siteAccess.withholdAll();
  const cliq = await driver.openCliq();
  await signIn(driver, standIn);
  const popup = await driver.openExtension('src/popup/index.html');
  await expectText(popup.get('main'), 'They are fetched as soon as access is allowed.');
  expect(standIn.log.api()).toEqual([]);
  await popup.get('button', 'Allow access to cliq.zoho.com').click();
  await answerPrompt(driver.bidi, 'allow');
  await expect.poll(() => popup.get('list', 'Starred messages').get('listitem').count()).toBe(3);
  await cliq.bringToFront();
  await pickFromButton(cliq, text, 'To-do');
  await expect.poll(() => typesInCliq(standIn)).toMatchObject({ [text]: 'to_do' });
});
