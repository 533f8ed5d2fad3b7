import { type ChatPage, openChat } from '../fixtures/chat-page';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { acceptConsent, signIn } from '../fixtures/sign-in';
import { type Extension, expect, test } from '../fixtures/test';
import type { StandIn } from '../stand-in/stand-in';

const text = 'I cried a little. Ship it.';
const renewals = (standIn: StandIn) => standIn.log.accounts('/oauth/v2/auth/refresh');

/** Signed in for the session, with stars that Cliq and this device both have. */
async function begin(extension: Extension, standIn: StandIn): Promise<{ chat: ChatPage; popup: PopupPage }> {
  standIn.seedStars(3);
  await signIn(extension, { forSession: true });
  const popup = await openPopupPage(extension);
  await expect(popup.rows).toHaveCount(3);
  return { popup, chat: await openChat(extension) };
}

const typesOf = (standIn: StandIn) =>
  standIn
    .stars()
    .filter(({ message }) => message.content.text === text)
    .map(({ type }) => type);

test.describe('the token has ended, Zoho’s session has not: nobody notices', () => {
  for (const how of ['http', 'script'] as const) {
    test(`Zoho redirects by ${how}`, async ({ extension, standIn }) => {
      standIn.switches.renewalRedirect = how;
      const { chat, popup } = await begin(extension, standIn);
      const pages = extension.context.pages().length;
      standIn.tokens.revoke();
      await chat.pickFromButton(text, 'To-do');
      await expect.poll(() => typesOf(standIn)).toEqual(['to_do']);
      expect(renewals(standIn)).toHaveLength(1);
      expect(standIn.log.api('POST').map(({ status }) => status)).toEqual([401, 200]);
      await expect(popup.page.getByText(/^Synced/)).toBeVisible();
      await expect(popup.page.getByText('Sign in again')).toHaveCount(0);
      expect(extension.context.pages()).toHaveLength(pages);
    });
  }

  test('twenty changes wait together: one renewal, and each goes out', async ({ extension, standIn }) => {
    const { chat } = await begin(extension, standIn);
    const post = { method: 'POST', path: '/api/' };
    const held = standIn.faults.add({ on: post, times: 20, hold: true, waitAt: 'answer' });
    const popup = await openPopupPage(extension);
    standIn.tokens.revoke();
    await popup.page.evaluate(starTwenty, await idsIn(chat));
    // Chromium opens six connections to a host: as many calls are refused at the same time.
    await held.arrived(6);
    held.release();
    await expect.poll(() => standIn.stars().length).toBe(23);
    expect(renewals(standIn)).toHaveLength(1);
    const statuses = standIn.log.api('POST').map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(6);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  });
});

test.describe('a token is renewed before it ends', () => {
  // Two minutes before: a few seconds after the sign-in.
  test.use({ standInOptions: { tokenLifetimeMs: 124_000 } });

  test('no call is refused', async ({ extension, standIn }) => {
    const { chat } = await begin(extension, standIn);
    const signedInAt = standIn.log.accounts('/oauth/v2/auth').at(-1)?.time ?? 0;
    await expect.poll(() => standIn.clock.now() - signedInAt).toBeGreaterThan(5_000);
    await chat.pickFromButton(text, 'To-do');
    await expect.poll(() => typesOf(standIn)).toEqual(['to_do']);
    expect(renewals(standIn)).toHaveLength(1);
    expect(standIn.log.api().map(({ status }) => status)).not.toContain(401);
  });
});

test('Zoho does not renew: nothing is lost, and it is said on the badge, in the popup and at the message', async ({
  extension,
  standIn,
}) => {
  const { chat, popup } = await begin(extension, standIn);
  standIn.signIn(null);
  standIn.tokens.revoke();
  await chat.pickFromButton(text, 'To-do');
  await expect(popup.page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect.poll(() => badgeOf(extension)).toBe('!');
  await chat.pickFromButton('Morning', 'Note');
  await expect(chat.status).toContainText('Starred as Note. Kept on this device. Your Zoho sign-in has ended.');
  await expect(chat.status.getByRole('button', { name: 'Sign in again' }).last()).toBeVisible();
  await expect(popup.row(text)).toContainText('Waiting to reach Cliq');

  standIn.signIn(standIn.accounts[0]);
  const opened = extension.context.waitForEvent('page');
  await popup.page.getByRole('button', { name: 'Sign in again' }).click();
  await acceptConsent(await opened);
  await expect.poll(() => standIn.stars().length).toBe(5);
  expect(renewals(standIn)).toHaveLength(1);
});

test.describe('Zoho’s session belongs to somebody else by now', () => {
  async function beginAsAnother(extension: Extension, standIn: StandIn) {
    const { chat, popup } = await begin(extension, standIn);
    const [, other] = standIn.accounts;
    standIn.seedStars(2, { account: other });
    const [{ clientId, scopes } = { clientId: '', scopes: [] }] = standIn.grants;
    standIn.grant({ account: other, clientId, scopes, forSession: true });
    standIn.signIn(other);
    standIn.tokens.revoke();
    await chat.pickFromButton(text, 'To-do');
    await expect(popup.page.getByRole('heading', { name: 'Still the same account?' })).toBeVisible();
    return { chat, popup, other };
  }
  const sentFor = (standIn: StandIn, userId: string) =>
    standIn.log.api('POST').filter((call) => call.user === userId && call.status === 200);

  test('nothing is sent or fetched; another account gets rows of its own', async ({ extension, standIn }) => {
    const { chat, popup, other } = await beginAsAnother(extension, standIn);
    await expect.poll(() => badgeOf(extension)).toBe('!');
    await chat.pickFromButton('Morning', 'Note');
    await expect(chat.status).toContainText('still the same account');
    await expect(popup.rows).toHaveCount(5);
    await popup.page.getByRole('button', { name: 'No, another account' }).click();
    await expect(popup.page.getByText('changes that have not reached Cliq (2) are lost')).toBeVisible();
    await popup.page.getByRole('button', { name: 'Forget' }).click();
    await expect(popup.rows).toHaveCount(2);
    expect(sentFor(standIn, other.id)).toEqual([]);
    expect(standIn.stars(other)).toHaveLength(2);
    await chat.pickFromButton(text, 'Important');
    await expect.poll(() => standIn.stars(other).length).toBe(3);
    expect(standIn.stars()).toHaveLength(3);
  });

  test('the user goes back to the first account at Zoho and says so: everything goes on', async ({
    extension,
    standIn,
  }) => {
    const { popup, other } = await beginAsAnother(extension, standIn);
    standIn.signIn(standIn.accounts[0]);
    standIn.tokens.revoke();
    await popup.page.getByRole('button', { name: 'Yes, go on' }).click();
    await expect.poll(() => typesOf(standIn)).toEqual(['to_do']);
    expect(sentFor(standIn, other.id)).toEqual([]);
    await expect(popup.page.getByRole('heading', { name: 'Still the same account?' })).toHaveCount(0);
  });
});

declare const chrome: {
  action: { getBadgeText(details: object): Promise<string> };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};

/** In a page of the extension: the worker may be asleep. */
async function badgeOf({ context, id }: Extension): Promise<string> {
  const page = context.pages().find((each) => each.url().includes(id));
  return page ? page.evaluate(() => chrome.action.getBadgeText({})) : 'no page';
}

async function idsIn(chat: ChatPage): Promise<{ chatId: string; messageId: string }[]> {
  const rows = chat.page.locator('.currentchat:not(.dN) [msg-cont]');
  return rows.evaluateAll((all) =>
    all.slice(-20).map((row) => ({
      chatId: row.getAttribute('chid') ?? '',
      messageId: (row.getAttribute('msguid') ?? '').replace('%20', '_'),
    })),
  );
}

async function starTwenty(ids: { chatId: string; messageId: string }[]): Promise<void> {
  const star = ({ chatId, messageId }: { chatId: string; messageId: string }) =>
    chrome.runtime.sendMessage({
      stars: 'setStar',
      args: [
        {
          dataCenter: 'us',
          organizationId: null,
          chatId,
          messageId,
          text: 'One of twenty',
          senderName: 'Anna',
          chatTitle: '',
          sentAt: null,
        },
        'note',
      ],
    });
  await Promise.all(ids.map(star));
}
