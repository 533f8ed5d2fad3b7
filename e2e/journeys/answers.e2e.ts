import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { acceptConsent, signIn } from '../fixtures/sign-in';
import { starBodies } from '../fixtures/star-calls';
import { expect, test } from '../fixtures/test';
import type { Answer } from '../stand-in/answer';
import { captivePortal, gatewayError, hugeBody, notJson, truncatedJson } from '../stand-in/fault-answers';

const text = 'I cried a little. Ship it.';
type Made = Answer | ((ordinary: Answer | null) => Answer);
const isSilent = 'Cliq does not answer. Trying again.';
const answers: [name: string, answer: Made, said: string][] = [
  ['not JSON', notJson, isSilent],
  ['truncated JSON', truncatedJson, isSilent],
  ['a web page with status 200', captivePortal, 'A web page came in place of Cliq’s answer.'],
  ['10 MB', hugeBody(), isSilent],
  ['502', gatewayError(502), isSilent],
];

for (const [name, answer, said] of answers) {
  test(`POST is answered with ${name}: the star waits, is shown as waiting, and reaches Cliq by itself`, async ({
    extension,
    standIn,
  }) => {
    await signIn(extension);
    const post = { method: 'POST', path: '/api/' };
    const first = standIn.faults.add({ on: post, answer });
    const second = standIn.faults.add({ on: post, answer, hold: true });
    const chat = await openChat(extension);
    await chat.pickFromButton(text, 'Important');
    await first.arrived();
    await expect(await chat.starButton(text)).toHaveAccessibleName(/^Starred: Important/);
    await second.arrived();
    const popup = await openPopupPage(extension);
    await expect(popup.row(text)).toContainText('Waiting to reach Cliq');
    await expect(popup.page.getByText('1 waiting')).toBeVisible();
    expect(starBodies(standIn)).toEqual(['important', 'important']);

    second.release();
    await expect.poll(() => starBodies(standIn), { timeout: 30_000 }).toEqual(['important', 'important', 'important']);
    await expect(popup.row(text)).toHaveCount(1);
    await expect(popup.row(text)).not.toContainText('Waiting to reach Cliq');
    await expect(popup.page.getByText('1 waiting')).toHaveCount(0);
    expect(standIn.stars()).toMatchObject([{ type: 'important' }]);
  });

  test(`the list is answered with ${name}: said in plain words, and Refresh brings it`, async ({
    extension,
    standIn,
  }) => {
    standIn.seedStars(4);
    const fault = standIn.faults.add({ on: { method: 'GET', path: '/api/' }, answer, times: Number.POSITIVE_INFINITY });
    await signIn(extension);
    await fault.arrived();
    const popup = await openPopupPage(extension);
    await expect(popup.page.getByText(said)).toBeVisible();
    fault.remove();
    await popup.page.getByRole('button', { name: 'Refresh' }).click();
    await expect(popup.rows).toHaveCount(4);
    await expect(popup.page.getByText(/^Synced/)).toBeVisible();
  });
}

test('Cliq refuses a star: rolled back, told by name, and Retry brings it', async ({ extension, standIn }) => {
  await signIn(extension);
  const chat = await openChat(extension);
  const refusal = standIn.faults.add({
    on: { method: 'POST', path: '/api/' },
    answer: {
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: '{"code":11016,"message":"chat_not_found"}',
    },
  });
  await chat.pickFromButton(text, 'Note');
  await refusal.arrived();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Star message');
  const popup = await openPopupPage(extension);
  await popup.page.getByRole('button', { name: '1 could not be saved' }).click();
  await expect(popup.page.getByText('Cliq does not find this chat or message any more.')).toBeVisible();
  await popup.page.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'note' }]);
  await expect(popup.row(text)).toHaveCount(1);
});

test('the token has ended: nothing is lost, and signing in again sends what waits', async ({ extension, standIn }) => {
  standIn.seedStars(1);
  await signIn(extension);
  await expect.poll(() => standIn.log.api('GET').map(({ status }) => status)).toEqual([200]);
  const chat = await openChat(extension);
  standIn.tokens.revoke();
  await chat.pickFromButton(text, 'To-do');
  await expect.poll(() => standIn.log.api('POST').map(({ status }) => status)).toEqual([401]);
  const popup = await openPopupPage(extension);
  await expect(popup.page.getByText('Your Zoho sign-in has ended. Nothing is lost.')).toBeVisible();
  await expect(popup.row(text)).toContainText('Waiting to reach Cliq');
  const opened = extension.context.waitForEvent('page');
  await popup.page.getByRole('button', { name: 'Sign in again' }).click();
  await acceptConsent(await opened);
  await expect.poll(() => standIn.stars().map(({ type }) => type)).toContain('to_do');
});
