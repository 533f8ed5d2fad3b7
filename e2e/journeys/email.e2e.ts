import { openChat } from '../fixtures/chat-page';
import { openPopupPage } from '../fixtures/popup-page';
import { acceptConsent, beginSignIn, openOptions } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import type { StandIn } from '../stand-in/stand-in';

const text = 'I cried a little. Ship it.';

/** Signed in for the session, with the e-mail address asked for. */
async function begin(extension: Extension, standIn: StandIn) {
  standIn.seedStars(3);
  const options = await openOptions(extension);
  await options.getByRole('checkbox', { name: 'Also ask for my e-mail address' }).check();
  const consent = await beginSignIn(extension, options);
  await consent.getByRole('checkbox', { name: 'Grant access for the entire session' }).check();
  await acceptConsent(consent);
  await expect(options.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const popup = await openPopupPage(extension);
  await expect(popup.rows).toHaveCount(3);
  return { options, popup };
}

test('popup and options say whose stars they are, and a renewal for the same person needs no look at the list', async ({
  extension,
  standIn,
}) => {
  const [{ email }] = standIn.accounts;
  const { options, popup } = await begin(extension, standIn);
  await expect(popup.page.getByText(email)).toBeVisible();
  await expect(options.getByText(email)).toBeVisible();
  const chat = await openChat(extension);
  const looks = standIn.log.api('GET').length;
  standIn.tokens.revoke();
  await chat.pickFromButton(text, 'Note');
  await expect.poll(() => standIn.stars().length).toBe(4);
  expect(standIn.log.accounts('/oauth/v2/auth/refresh')).toHaveLength(1);
  expect(standIn.log.api('GET')).toHaveLength(looks);
});

test('somebody else at Zoho is noticed at once: nothing is sent or asked, and who signs in as that person is told', async ({
  extension,
  standIn,
}) => {
  const { popup } = await begin(extension, standIn);
  const [first, other] = standIn.accounts;
  const [{ clientId, scopes } = { clientId: '', scopes: [] }] = standIn.grants;
  standIn.grant({ account: other, clientId, scopes, forSession: true });
  standIn.signIn(other);
  standIn.tokens.revoke();
  await (await openChat(extension)).pickFromButton(text, 'Note');
  const signInAgain = popup.page.getByRole('button', { name: 'Sign in again' });
  await expect(signInAgain).toBeVisible();
  await expect(popup.page.getByText('Still the same account?')).toHaveCount(0);

  const pressAndAccept = async () => {
    const opened = extension.context.waitForEvent('page');
    await signInAgain.click();
    await acceptConsent(await opened);
  };
  await pressAndAccept();
  await expect(popup.page.getByText('another Zoho account than the one whose stars are kept here')).toBeVisible();
  expect(standIn.log.api().filter(({ user }) => user === other.id)).toEqual([]);

  standIn.signIn(first);
  await pressAndAccept();
  await expect.poll(() => standIn.stars().length).toBe(4);
  expect(standIn.stars(other)).toEqual([]);
});
