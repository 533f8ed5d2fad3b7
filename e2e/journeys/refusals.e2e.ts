import type { Page } from '@playwright/test';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { openChat } from '../fixtures/chat-page';
import { type Obstacle, obstacles } from '../fixtures/obstacle-cases';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { answerConsentWith } from '../fixtures/refusal-cases';
import { acceptConsent, clientId, openOptions, signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import { gatewayError } from '../stand-in/fault-answers';
import { STAR_SCOPES } from '../stand-in/tokens';

const text = 'I cried a little. Ship it.';
const other = 'All three are green.';
const statusOf = ({ page }: PopupPage) => page.locator('output.status-line');

async function signInAgain({ context }: Extension, popup: Page): Promise<void> {
  const opened = context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in again' }).click();
  const consent = await opened;
  await acceptConsent(consent);
}

async function cure(extension: Extension, { cure }: Obstacle, { page }: PopupPage): Promise<void> {
  if (cure === 'Refresh') await page.getByRole('button', { name: cure }).click();
  else await signInAgain(extension, page);
}

for (const obstacle of obstacles) {
  test(`${obstacle.name}: said by name in the chat, the list and the options; what waits is kept, and sent afterwards`, async ({
    extension,
    standIn,
  }) => {
    // By these Cliq's list tells that a new token is the same person's.
    const known = new Set(standIn.seedStars(3).map(({ message }) => message.id));
    const starred = () => standIn.stars().filter(({ message }) => !known.has(message.id));
    if (obstacle.isThereFromStart) obstacle.begin(standIn);
    await signIn(extension);
    const chat = await openChat(extension);
    const options = await openOptions(extension);
    const popup = await openPopupPage(extension);
    if (!obstacle.isThereFromStart) obstacle.begin(standIn);

    await chat.page.bringToFront();
    await chat.pickFromButton(text, 'Note');
    if (obstacle.isForPeople) await expect(chat.status).toContainText(obstacle.says);
    await expect(statusOf(popup)).toContainText(obstacle.says);
    await chat.pickFromButton(other, 'To-do');
    await expect(chat.status).toContainText(`Starred as To-do. Kept on this device. ${obstacle.says}`);
    await expect(popup.row(text)).toContainText('Waiting to reach Cliq');
    await expect(statusOf(popup)).toContainText('2 waiting');
    await expect(options.getByRole('region', { name: 'Account' })).toContainText(
      obstacle.says === messages.obstacle_sign_in.message ? messages.options_signInEnded.message : obstacle.says,
    );
    expect(starred()).toEqual([]);

    obstacle.end(standIn);
    await popup.page.bringToFront();
    await cure(extension, obstacle, popup);
    await expect
      .poll(
        () =>
          starred()
            .map(({ type }) => type)
            .sort(),
        { timeout: 20_000 },
      )
      .toEqual(['note', 'to_do']);
    await expect(statusOf(popup)).toHaveText(/^Synced/);
    await expect(popup.page.getByText('could not be saved')).toHaveCount(0);
    await expect(options.getByRole('region', { name: 'Account' })).not.toContainText(obstacle.says);
  });
}

test('no permission to list: said below the empty list and in the options, and over with a new consent', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(3);
  standIn.accounts[0].deniedScopes = ['ZohoCliq.Messages.READ'];
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(statusOf(popup)).toContainText(messages.obstacle_scope.message);
  await expect(popup.page.getByText(messages.popup_keptAwayTitle.message)).toBeVisible();
  const options = await openOptions(extension);
  await expect(options.getByRole('region', { name: 'Account' })).toContainText(messages.obstacle_scope.message);
  standIn.accounts[0].deniedScopes = [];
  await signInAgain(extension, popup.page);
  await expect(popup.rows).toHaveCount(3);
  await expect(statusOf(popup)).toHaveText(/^Synced/);
});

test('token revoked, with a session at Zoho: renewed without a word', async ({ extension, standIn }) => {
  standIn.seedStars(3);
  await signIn(extension);
  // Its stars tell whose a new token is.
  await expect.poll(() => standIn.log.api('GET').map(({ status }) => status)).toEqual([200]);
  const chat = await openChat(extension);
  standIn.grant({ account: standIn.accounts[0], clientId, scopes: STAR_SCOPES, forSession: true });
  standIn.tokens.revoke();
  await chat.pickFromButton(text, 'Note');
  await expect(chat.status).toHaveText('Starred as Note');
  await expect.poll(() => standIn.stars()).toHaveLength(4);
  await expect(chat.status).not.toContainText('sign-in');
  expect(standIn.log.accounts('/oauth/v2/auth/refresh')).toHaveLength(1);
  const popup = await openPopupPage(extension);
  await expect(statusOf(popup)).toHaveText(/^Synced/);
});

test('five tokens in ten minutes: no more are asked for without the user, and that is said', async ({
  extension,
  standIn,
}) => {
  answerConsentWith(standIn, (state) => `#&access_token=${standIn.tokens.issue().value}&location=us&state=${state}`);
  const options = await openOptions(extension);
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  const signInButton = options.getByRole('button', { name: 'Sign in to Zoho' });
  for (let count = 1; count <= 5; count++) {
    await signInButton.click();
    const signOut = options.getByRole('button', { name: 'Sign out' });
    await (count < 5 ? signOut.click() : expect(signOut).toBeVisible());
    if (count < 5) await expect(signInButton).toBeVisible();
  }
  standIn.tokens.revoke();
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Note');
  const popup = await openPopupPage(extension);
  await expect(statusOf(popup)).toContainText(messages.obstacle_sign_in.message);
  await expect(statusOf(popup)).toContainText('1 waiting');
  await expect(options.getByRole('region', { name: 'Account' })).toContainText(messages.options_signInEnded.message);
  expect(standIn.log.accounts('/oauth/v2/auth/refresh')).toEqual([]);
});

test('Cliq under maintenance, asked again and again: the browser holds calls back, and that is not "Offline"', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(3);
  await signIn(extension);
  const { page, rows } = await openPopupPage(extension);
  await expect(rows).toHaveCount(3);
  const calls = standIn.faults.add({ answer: gatewayError(503), times: Number.POSITIVE_INFINITY });
  const refresh = page.getByRole('button', { name: 'Refresh' });
  const ask = async () => {
    const before = calls.hits.length;
    await refresh.click();
    await expect(refresh).toHaveAttribute('aria-disabled', 'false');
    return calls.hits.length - before;
  };
  await expect.poll(ask, { message: 'Chromium holds the call back', timeout: 30_000 }).toBe(0);
  await expect(page.getByRole('alert')).toHaveText(messages.popup_notRefreshed.message);
  const status = page.locator('output.status-line');
  await expect(status).not.toContainText('Offline');
  // Tries within a second count as one: how many went before depends on how fast they were.
  const saidAfterAsking = async () => {
    await ask();
    return status.textContent();
  };
  const said = { message: 'what lasts is said', timeout: 30_000 };
  await expect.poll(saidAfterAsking, said).toContain(messages.obstacle_unavailable_lasting.message);
  await expect(status).not.toContainText('Offline');
});
