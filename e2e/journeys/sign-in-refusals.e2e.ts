import type { Page } from '@playwright/test';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { openPopupPage } from '../fixtures/popup-page';
import { answerConsentWith, brokenSignIns, errorWords, zohoPages } from '../fixtures/refusal-cases';
import { acceptConsent, beginSignIn, clientId, openOptions, signIn } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { captivePortal } from '../stand-in/fault-answers';

const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /./ });
const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in to Zoho' });
const checks = (options: Page) => options.getByRole('group').filter({ hasText: messages.options_checksTitle.message });
const closed = messages.error_sign_in_closed.message;

for (const { name, options: standInOptions = {}, prepare, typed, shows, check } of zohoPages) {
  test.describe(() => {
    test.use({ standInOptions });

    test(`${name}: Zoho shows a page and never redirects; closed, options and popup say what to check, in order`, async ({
      extension,
      standIn,
    }) => {
      await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      prepare?.(standIn);
      const options = await openOptions(extension);
      await expect(checks(options).getByText(check)).toBeHidden();
      const page = await beginSignIn(extension, options, typed);
      await expect(page.getByText(shows)).toBeVisible();
      await page.close();
      await expect(alert(options)).toHaveText(closed);
      await expect(checks(options).getByText(check)).toBeVisible();
      await checks(options).getByRole('button', { name: 'Copy' }).click();
      const copied = await options.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(`https://${extension.id}.chromiumapp.org/`);
      // An open page of options would be brought to the front instead of a new one.
      await options.close();

      await options.close();

      const popup = await openPopupPage(extension);
      const opened = extension.context.waitForEvent('page');
      await signInButton(popup.page).click();
      const again = await opened;
      await expect(again.getByText(shows)).toBeVisible();
      await again.close();
      await expect(alert(popup.page)).toContainText(closed);
      const openedOptions = extension.context.waitForEvent('page');
      await popup.page.getByRole('button', { name: 'Check in the options' }).click();
      await expect((await openedOptions).getByText(messages.options_checksTitle.message)).toBeVisible();
      expect(standIn.log.api()).toEqual([]);
    });
  });
}

test('what Zoho says in its redirect is said by name, in the options and in the popup', async ({
  extension,
  standIn,
}) => {
  const options = await openOptions(extension);
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  for (const [word, sentence] of errorWords) {
    const fault = answerConsentWith(standIn, (state) => `#&error=${word}&state=${state}`);
    await signInButton(options).click();
    await expect(alert(options)).toHaveText(sentence);
    const popup = await openPopupPage(extension);
    await signInButton(popup.page).click();
    await expect(alert(popup.page)).toContainText(sentence);
    await popup.page.close();
    fault.remove();
  }
  expect(standIn.log.api()).toEqual([]);
});

test('an answer that itself says that a permission is missing', async ({ extension, standIn }) => {
  answerConsentWith(standIn, (state) => `#&access_token=1000.a&scope=ZohoCliq.Messages.READ&state=${state}`);
  const options = await openOptions(extension);
  await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
  await signInButton(options).click();
  await expect(alert(options)).toHaveText(messages.obstacle_scope.message);
  expect(standIn.log.api()).toEqual([]);
});

for (const [name, fault] of brokenSignIns) {
  test(`${name}: said in the options and in the popup, and over when it is`, async ({ extension, standIn }) => {
    const broken = standIn.faults.add(fault);
    const options = await openOptions(extension);
    await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
    await signInButton(options).click();
    await expect(alert(options)).toHaveText(messages.error_sign_in_page_unreachable.message);
    const popup = await openPopupPage(extension);
    await signInButton(popup.page).click();
    await expect(alert(popup.page)).toContainText(messages.error_sign_in_page_unreachable.message);
    broken.remove();
    const opened = extension.context.waitForEvent('page');
    await signInButton(popup.page).click();
    await acceptConsent(await opened);
    await expect(popup.page.getByRole('heading', { name: 'Stars', exact: true })).toBeVisible();
    await expect(alert(popup.page)).toHaveCount(0);
  });
}

test('a network that wants a sign-in of its own shows its page in Zoho’s window', async ({ extension, standIn }) => {
  standIn.faults.add({ on: { path: '/oauth/v2/auth' }, answer: captivePortal });
  const options = await openOptions(extension);
  const page = await beginSignIn(extension, options);
  await expect(page.getByText('Accept our terms')).toBeVisible();
  await page.close();
  await expect(alert(options)).toHaveText(closed);
});

for (const kind of ['page', 'access_denied'] as const) {
  test(`ten sign-ins in ten minutes, and the next is refused as ${kind}: that is what is said`, async ({
    extension,
    standIn,
  }) => {
    standIn.switches.consent = 'given';
    const options = await openOptions(extension);
    await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
    for (let count = 0; count < 10; count++) {
      await signInButton(options).click();
      await options.getByRole('button', { name: 'Sign out' }).click();
      await expect(signInButton(options)).toBeVisible();
    }
    standIn.switches.consent = 'asked';
    if (kind === 'access_denied') answerConsentWith(standIn, (state) => `#&error=access_denied&state=${state}`);
    else standIn.blockedClients.add(clientId);
    const opened = kind === 'page' ? extension.context.waitForEvent('page') : null;
    await signInButton(options).click();
    await (await opened)?.close();
    await expect(alert(options)).toHaveText(messages.error_sign_in_too_many.message);
  });
}

test('a clock that is wrong is said when signing in fails, and not before', async ({ extension, standIn }) => {
  standIn.switches.dateAheadMs = 3 * 3_600_000;
  standIn.seedStars(3);
  await signIn(extension);
  const popup = await openPopupPage(extension);
  await expect(popup.rows).toHaveCount(3);
  await expect(popup.page.getByText('computer’s clock')).toHaveCount(0);
  const options = await openOptions(extension);
  await options.getByRole('button', { name: 'Sign out' }).click();
  const page = await beginSignIn(extension, options);
  await page.close();
  await expect(alert(options)).toContainText('This computer’s clock is 3 hours behind Zoho’s.');

  standIn.switches.dateAheadMs = 0;
  const consent = await beginSignIn(extension, options);
  await acceptConsent(consent);
  await expect(popup.rows).toHaveCount(3);
  standIn.tokens.revoke();
  await popup.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(popup.page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect(popup.page.getByText('computer’s clock')).toHaveCount(0);
});
