import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { aimAtWorker } from '../fixtures/worker-life';
import type { Fault } from '../stand-in/faults';
import type { SeenRequest } from '../stand-in/request-log';
import { expectStatus } from './status-facts';

// A window out of sight that outlives its worker is in the way of the next one for ten seconds.
test.describe.configure({ timeout: 90_000 });
const deliveredWithinMs = 60_000;

const text = 'I cried a little. Ship it.';
const renewal = { path: '/oauth/v2/auth/refresh' };
const look = { method: 'GET', path: '/api/' };

const killPoints: [name: string, fault: Fault][] = [
  ['when Zoho has the request for a token', { on: renewal, hold: true }],
  ['when Zoho has given a token and not answered', { on: renewal, hold: true, waitAt: 'answer' }],
  ['when Cliq has the question whose token it is', { on: look, hold: true }],
  ['when Cliq has answered it and nobody has heard', { on: look, hold: true, waitAt: 'answer' }],
];

for (const [name, fault] of killPoints) {
  test(`killed ${name}: the next worker renews, and the change reaches Cliq`, async ({ extension, standIn }) => {
    standIn.seedStars(2);
    await signIn(extension, { forSession: true });
    const popup = await openPopupPage(extension);
    await expect(popup.rows).toHaveCount(2);
    await expectStatus(popup.page, ['synced']);
    const chat = await openChat(extension);
    const kill = await aimAtWorker(extension);
    const held = standIn.faults.add(fault);
    standIn.tokens.revoke();
    await chat.pickFromButton(text, 'Note');
    await held.arrived();
    await kill();
    held.remove();
    await popup.page.reload();
    const isDelivered = () => standIn.stars().some(({ message }) => message.content.text === text);
    await expect.poll(isDelivered, { timeout: deliveredWithinMs }).toBe(true);
    await expectStatus(popup.page, ['synced'], deliveredWithinMs);
    expect(standIn.log.accounts(renewal.path).length).toBeLessThanOrEqual(3);
    expect(standIn.log.api('POST').filter(({ status }) => status === 200)).toHaveLength(1);
  });
}

test('killed when Cliq has the change with the new token: it is sent again', async ({ extension, standIn }) => {
  standIn.seedStars(2);
  await signIn(extension, { forSession: true });
  const popup = await openPopupPage(extension);
  await expectStatus(popup.page, ['synced']);
  const chat = await openChat(extension);
  const kill = await aimAtWorker(extension);
  standIn.tokens.revoke();
  const old = standIn.log.api('GET')[0]?.headers.authorization;
  const isRenewed = (call: SeenRequest) => call.headers.authorization !== old;
  const held = standIn.faults.add({ on: { method: 'POST', path: '/api/', where: isRenewed }, hold: true });
  await chat.pickFromButton(text, 'Note');
  await held.arrived();
  await kill();
  held.remove();
  await popup.page.reload();
  await expectStatus(popup.page, ['synced'], deliveredWithinMs);
  expect(standIn.stars().filter(({ message }) => message.content.text === text)).toHaveLength(1);
  expect(standIn.log.accounts(renewal.path)).toHaveLength(1);
});

test('the browser is closed with its token: at the next start Zoho gives another, and what waited goes out', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(2);
  await signIn(extension, { forSession: true });
  await expect.poll(() => standIn.log.api('GET').map(({ status }) => status)).toEqual([200]);
  const popup = await openPopupPage(extension);
  await popup.page.evaluate(forgetSession);
  const kill = await aimAtWorker(extension);
  await kill();
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Note');
  const isDelivered = () => standIn.stars().some(({ message }) => message.content.text === text);
  await expect.poll(isDelivered, { timeout: deliveredWithinMs }).toBe(true);
  expect(standIn.log.accounts(renewal.path)).toHaveLength(1);
});

declare const chrome: { storage: { session: { clear(): Promise<void> } } };

/** What the browser does when it is closed. */
function forgetSession(): Promise<void> {
  return chrome.storage.session.clear();
}
