import { pickFromButton } from '../browsers/chat';
import { expectGone, expectSeen, expectText } from '../browsers/expect-seen';
import { signIn, signInWithStars } from '../browsers/sign-in';
import { expect, test } from '../browsers/test';
import { oldTypes, starBodies, typesInCliq } from '../fixtures/star-calls';
import { errorAnswer } from '../stand-in/stars-api/errors';

const [first, second, third] = ['I cried a little. Ship it.', 'All three are green.', 'Yes, the forum too.'] as const;
/** A background that was stopped is woken by an alarm, every half minute at the most. */
const wakeUpMs = 45_000;
const post = { method: 'POST', path: '/api/' };

test('the background is stopped before, during and after a call: every star arrives, none is taken for new twice', async ({
  driver,
  standIn,
}) => {
  test.setTimeout(150_000);
  await signIn(driver, standIn);
  const cliq = await driver.openCliq();
  const popup = await driver.openExtension('src/popup/index.html');
  /** As a user looks again: that wakes it. */
  const wake = async () => {
    await popup.get('button', 'Refresh').click();
    await expect.poll(() => driver.isBackgroundRunning()).toBe(true);
    await cliq.bringToFront();
  };
  let before = 0;
  const stop = async () => {
    await driver.stopBackground();
    before = standIn.log.api('POST').length;
  };
  /** Cliq has answered a call that was made since, and somebody has heard it. */
  const isAnswered = () =>
    expect.poll(() => standIn.log.api('POST').slice(before).at(-1)?.status, { timeout: wakeUpMs }).toBe(200);

  // Before: nothing has arrived yet, as no connection is to be had.
  const noConnection = standIn.faults.add({ on: post, drop: true, times: Number.POSITIVE_INFINITY });
  await pickFromButton(cliq, first, 'Note');
  await expectText(cliq.get('status'), 'Starred as Note');
  await stop();
  noConnection.remove();
  await popup.bringToFront();
  await wake();
  await isAnswered();
  expect(typesInCliq(standIn)).toEqual({ [first]: 'note' });

  // During: Cliq has the request and has not done it.
  const arriving = standIn.faults.add({ on: post, hold: true });
  await pickFromButton(cliq, second, 'To-do');
  await arriving.arrived();
  await stop();
  arriving.remove();
  await popup.bringToFront();
  await wake();
  await isAnswered();
  expect(starBodies(standIn).slice(-2)).toEqual(['to_do', 'to_do']);

  // After: Cliq has done it, and nobody heard the answer.
  const answering = standIn.faults.add({ on: post, hold: true, waitAt: 'answer' });
  await pickFromButton(cliq, third, 'Manager');
  await answering.arrived();
  await expect.poll(() => typesInCliq(standIn)[third]).toBe('manager');
  await stop();
  answering.remove();
  await popup.bringToFront();
  await wake();
  await isAnswered();
  expect(oldTypes(standIn).at(-1)).toBe('manager');
  expect(typesInCliq(standIn)).toEqual({ [first]: 'note', [second]: 'to_do', [third]: 'manager' });
  await popup.bringToFront();
  await expectGone(popup.get('listitem').withText('Waiting to reach Cliq'));
});

test('Cliq’s limit met, then no connection: said with a countdown, kept through a stop of the background', async ({
  driver,
  standIn,
}) => {
  standIn.faults.add({ on: post, answer: errorAnswer('request_limit_exceeded') });
  await signIn(driver, standIn);
  const cliq = await driver.openCliq();
  await pickFromButton(cliq, first, 'Important');
  await expectText(cliq.get('status'), 'Starred as Important');
  await expect.poll(() => starBodies(standIn)).toEqual(['important']);
  await driver.stopBackground();
  const popup = await driver.openExtension('src/popup/index.html');
  await expectText(popup.get('status'), /Paused by Cliq's limit, resumes in (5:00|4:[0-5]\d)/);
  await expectText(popup.get('listitem'), 'Waiting to reach Cliq');

  const cut = standIn.faults.add({ on: { path: '/api/' }, drop: true, times: Number.POSITIVE_INFINITY });
  await popup.get('button', 'Refresh').click();
  await cut.arrived();
  await expectText(popup.get('status'), 'Offline');
  await expectText(popup.get('status'), '1 waiting');
  expect(starBodies(standIn)).toEqual(['important']);
});

test('a token that has ended is renewed without a window; when Zoho does not renew, a click asks again', async ({
  driver,
  standIn,
}) => {
  await signInWithStars(driver, standIn);
  const cliq = await driver.openCliq();
  const tabs = await driver.countTabs();
  standIn.tokens.revoke();
  await pickFromButton(cliq, first, 'To-do');
  await expect.poll(() => typesInCliq(standIn)).toMatchObject({ [first]: 'to_do' });
  expect(standIn.log.api('POST').map(({ status }) => status)).toEqual([401, 200]);
  expect(standIn.log.accounts('/oauth/v2/auth/refresh')).toHaveLength(1);
  expect(await driver.countTabs()).toBe(tabs);

  standIn.signIn(null);
  standIn.tokens.revoke();
  await pickFromButton(cliq, second, 'Note');
  const popup = await driver.openExtension('src/popup/index.html');
  await expectSeen(popup.get('button', 'Sign in again'));
  expect(await driver.countTabs()).toBe(tabs + 1);
  standIn.signIn(standIn.accounts[0]);
  const consent = await driver.opens('https://accounts.zoho.com/', () => popup.get('button', 'Sign in again').click());
  await consent.get('button', 'Accept').click();
  await expect.poll(() => typesInCliq(standIn)).toMatchObject({ [first]: 'to_do', [second]: 'note' });
});

test('the token has ended and Zoho cannot be reached: said by name, nothing is lost, and Refresh sends it when Zoho is back', async ({
  driver,
  standIn,
}) => {
  await signInWithStars(driver, standIn);
  const cliq = await driver.openCliq();
  const host = 'accounts.zoho.com';
  const cut = standIn.faults.add({ on: { host }, drop: true, times: Number.POSITIVE_INFINITY });
  standIn.tokens.revoke();
  await pickFromButton(cliq, first, 'To-do');
  await cut.arrived();
  const popup = await driver.openExtension('src/popup/index.html');
  await expectText(popup.get('status'), /Zoho’s sign-in (still )?cannot be reached/);
  await expectText(popup.get('listitem').withText(first), 'Waiting to reach Cliq');
  cut.remove();
  await popup.get('button', 'Refresh').click();
  await expect.poll(() => typesInCliq(standIn)).toMatchObject({ [first]: 'to_do' });
  await expectGone(popup.get('listitem').withText('Waiting to reach Cliq'));
});
