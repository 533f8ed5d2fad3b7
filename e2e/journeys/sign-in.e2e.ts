import type { Page } from '@playwright/test';
import { acceptConsent, beginSignIn, clientId, openOptions } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { redirectAnswer } from '../stand-in/answer';
import type { StandIn } from '../stand-in/stand-in';

const alert = (options: Page) => options.getByRole('alert').filter({ hasText: /./ });

/** Zoho's consent page redirects at once, with `answer` after the redirect address. */
function answerConsentWith(standIn: StandIn, answer: (state: string) => string) {
  standIn.faults.add({
    on: { path: '/oauth/v2/auth' },
    times: Number.POSITIVE_INFINITY,
    answer: (_ordinary, { query }) =>
      redirectAnswer(`${query.redirect_uri?.[0] ?? ''}${answer(query.state?.[0] ?? '')}`),
  });
}

test.describe('the client ID is checked before anything opens', () => {
  for (const [value, words] of [
    ['', 'client ID is missing'],
    ['4c6f7267a2b1d0e9', 'This is not a client ID'],
    ['1000.abc def', 'This is not a client ID'],
  ] as const) {
    test(`"${value}"`, async ({ extension, standIn }) => {
      const options = await openOptions(extension);
      const field = options.getByRole('textbox', { name: 'Client ID' });
      await field.fill(value);
      await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
      await expect(options.getByText(words)).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      expect(standIn.log.accounts()).toEqual([]);
    });
  }
});

test('the redirect URL to register is shown, without a path, and can be copied', async ({ extension }) => {
  const options = await openOptions(extension);
  const redirect = options.getByRole('textbox', { name: 'Redirect URL' });
  await expect(redirect).toHaveValue(`https://${extension.id}.chromiumapp.org/`);
  await expect(redirect).toHaveAttribute('readonly');
  await expect(options.getByRole('button', { name: /^Copy/ }).first()).toBeVisible();
});

test('sign in, and out again: nothing is kept', async ({ extension, standIn }) => {
  standIn.seedStars(5);
  const options = await openOptions(extension);
  const consent = await beginSignIn(extension, options);
  await acceptConsent(consent);
  await expect(options.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const request = standIn.log.accounts('/oauth/v2/auth')[0];
  expect(request?.query).toMatchObject({
    response_type: ['token'],
    client_id: [clientId],
    scope: ['ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE'],
    redirect_uri: [`https://${extension.id}.chromiumapp.org/`],
  });
  expect(request?.query.state?.[0]).toMatch(/^[0-9a-f]{32}$/);
  await expect.poll(() => standIn.log.api('GET').length).toBe(1);

  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  const left = await options.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('stars');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const counts = ['accounts', 'stars', 'outbox', 'checkpoints', 'problems'].map(
      (name) =>
        new Promise<number>((resolve) => {
          const counting = database.transaction(name).objectStore(name).count();
          counting.onsuccess = () => resolve(counting.result);
        }),
    );
    return Promise.all(counts);
  });
  expect(left).toEqual([0, 0, 0, 0, 0]);
});

test('the window is closed', async ({ extension }) => {
  const options = await openOptions(extension);
  const consent = await beginSignIn(extension, options);
  await consent.waitForLoadState();
  await consent.close();
  await expect(alert(options)).toContainText('The sign-in window was closed');
});

test('the user rejects', async ({ extension }) => {
  const options = await openOptions(extension);
  const consent = await beginSignIn(extension, options);
  await consent.getByRole('button', { name: 'Reject' }).click();
  await expect(alert(options)).toContainText('choose Accept');
});

test('Zoho shows an error page for an unknown client and never redirects', async ({ extension }) => {
  const options = await openOptions(extension);
  const page = await beginSignIn(extension, options, '1000.UNKNOWN');
  await page.waitForLoadState();
  await page.close();
  await expect(alert(options)).toContainText('check the client ID, the redirect URL and the data center');
});

test('a page that never answers: said at once what to check, and a second press waits for the same window', async ({
  extension,
  standIn,
}) => {
  standIn.switches.oauthNeverAnswers = true;
  const options = await openOptions(extension);
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  await expect.poll(() => standIn.log.accounts('/oauth/v2/auth').length).toBe(1);
  await expect(options.getByText('If none appears, Zoho does not answer')).toBeVisible();

  await options.reload();
  await options.getByRole('textbox', { name: 'Client ID' }).fill('1000.OTHER');
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  await expect(alert(options)).toContainText('earlier sign-in is still open or loading');
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  await expect(options.getByText('Go on in Zoho’s sign-in window')).toBeVisible();
  expect(standIn.log.accounts('/oauth/v2/auth')).toHaveLength(1);
});

test('an answer with the state of somebody else is ignored', async ({ extension, standIn }) => {
  answerConsentWith(standIn, () => '#&access_token=1000.stolen&expires_in=3600&location=us&state=somebody-elses');
  const options = await openOptions(extension);
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  await expect(alert(options)).toContainText('did not belong to this sign-in');
  expect(standIn.log.api()).toEqual([]);
});

test('an answer without a token', async ({ extension, standIn }) => {
  answerConsentWith(standIn, (state) => `#&expires_in=3600&state=${state}`);
  const options = await openOptions(extension);
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
  await expect(alert(options)).toContainText('without giving access');
  expect(standIn.log.api()).toEqual([]);
});
