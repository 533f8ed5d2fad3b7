import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import { verbs } from '../fixtures/star-calls';
import { starredMessage } from '../fixtures/starred-message';
import { expect, test } from '../fixtures/test';
import { gatewayError } from '../stand-in/fault-answers';
import { errorAnswer } from '../stand-in/stars-api/errors';

const text = 'I cried a little. Ship it.';
const always = Number.POSITIVE_INFINITY;

test('offline and back while the list is open: said at once, what waits is sent, and "Offline" goes', async ({
  extension,
  standIn,
}) => {
  const chat = await starredMessage(extension, standIn, text, 'Important');
  const { page, changeType, row } = await openPopupPage(extension);
  const status = page.getByRole('status').filter({ hasText: /Synced|Offline/ });
  await expect(status).toHaveText(/^Synced/);
  await extension.context.setOffline(true);
  await expect(status).toContainText('Offline');
  await changeType(text, 'Note');
  await expect(status).toContainText('1 waiting');
  await expect(row(text)).toContainText('Waiting to reach Cliq');
  // A try of the background has failed by now, too.
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toHaveText('The list could not be refreshed.');
  await extension.context.setOffline(false);
  await expect(status).not.toContainText('Offline');
  await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'note' }]);
  await expect(status).toHaveText(/^Synced/);
  await chat.page.bringToFront();
  await expect(await chat.starButton(text)).toHaveAccessibleName('Starred: Note');
});

test('Cliq answers 503 to every star: passing first, lasting after three tries, over with the first success', async ({
  extension,
  standIn,
}) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(extension);
  const chat = await openChat(extension);
  const { page } = await openPopupPage(extension);
  await chat.page.bringToFront();
  const fault = standIn.faults.add({ on: { method: 'POST', path: '/api/' }, answer: gatewayError(503), times: always });
  await chat.pickFromButton(text, 'Note');
  await page.bringToFront();
  await expect(page.getByText('Cliq does not answer. Trying again.')).toBeVisible();
  await expect(page.getByText('1 waiting')).toBeVisible();
  await expect(page.getByText('contact Zoho support')).toBeVisible({ timeout: 30_000 });
  expect(standIn.log.api('POST')).toHaveLength(3);
  await page.getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Stars for Zoho Cliq: unavailable, POST 503.*, tries 3, last 20/);
  expect(copied).not.toContain(text);
  fault.remove();
  await expect(page.getByText('contact Zoho support')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByText('1 waiting')).toHaveCount(0);
  expect(standIn.stars()).toMatchObject([{ type: 'note' }]);
});

test('a refused removal: the star stays, Copy details holds no text, Dismiss lets the change go everywhere', async ({
  extension,
  standIn,
}) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await starredMessage(extension, standIn, text, 'Manager');
  const { page, row } = await openPopupPage(extension);
  standIn.faults.add({ on: { method: 'DELETE' }, answer: errorAnswer('chat_access_denied') });
  await row(text).getByRole('button', { name: 'Remove star' }).click();
  await page.getByRole('button', { name: '1 could not be saved' }).click({ timeout: 20_000 });
  await expect(row(text)).toContainText('Could not be saved');
  await expect(page.getByRole('button', { name: 'Undo' }), 'there is nothing left to undo').toHaveCount(0);
  const failed = page.getByRole('region', { name: 'Could not be saved' });
  await expect(failed).toContainText('Cliq does not let you use this chat.');
  await failed.getByRole('button', { name: 'Copy details' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('chat_access_denied');
  expect(copied).not.toContain(text);
  await failed.getByRole('button', { name: 'Dismiss' }).click();
  await expect(failed).toHaveCount(0);
  await expect(row(text)).not.toContainText('Could not be saved');
  await expect(row(text)).toContainText('Manager');
  expect(standIn.stars()).toMatchObject([{ type: 'manager' }]);
  expect(verbs(standIn)).toEqual(['POST', 'DELETE']);
});
