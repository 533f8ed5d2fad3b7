import { openChat } from '../fixtures/chat-page';
import { launchExtension } from '../fixtures/launch-extension';
import {
  acceptAtZoho,
  expect,
  fillOwnClient,
  secret,
  signInWithSecret,
  test,
  tokenForms,
} from '../fixtures/own-client';
import { openPopupPage } from '../fixtures/popup-page';
import { acceptConsent, openOptions } from '../fixtures/sign-in';
import { verbs } from '../fixtures/star-calls';
import { readStored } from '../fixtures/stored';
import { SERVER_BASED_CLIENT } from '../stand-in/accounts/client';
import { fitsChallenge } from '../stand-in/accounts/code-challenge';
import { gatewayError } from '../stand-in/fault-answers';
import type { StandIn } from '../stand-in/stand-in';

const text = 'I cried a little. Ship it.';
const token = { path: /^\/oauth\/v2\/token$/ };

/** The list was asked for with the first token: a later one tells of another. */
async function expectListed(standIn: StandIn): Promise<void> {
  await expect.poll(() => standIn.log.api('GET').map(({ status }) => status)).toEqual([200]);
}

test('signed in with a secret: a code for Zoho’s user, proven by the secret and the verifier', async ({
  extension,
  standIn,
}) => {
  standIn.seedStars(5);
  const options = await signInWithSecret(extension);
  const [page] = standIn.log.accounts('/oauth/v2/auth');
  expect(page?.query).toMatchObject({
    response_type: ['code'],
    client_id: [SERVER_BASED_CLIENT.id],
    access_type: ['offline'],
    prompt: ['consent'],
    code_challenge_method: ['S256'],
  });
  const [form] = tokenForms(standIn);
  expect(form).toMatchObject({ grant_type: 'authorization_code', client_secret: secret });
  const challenge = { value: page?.query.code_challenge?.[0] ?? '', method: 'S256' } as const;
  expect(fitsChallenge(challenge, form?.code_verifier ?? null)).toBe(true);
  const [exchange] = standIn.log.accounts('/oauth/v2/token');
  expect(exchange?.hasCookies).toBe(false);
  await expect.poll(() => standIn.log.api('GET').length).toBe(1);

  const field = options.getByLabel('Client secret');
  await expect(field).toHaveValue('');
  await expect(field).toHaveAttribute('placeholder', 'Kept on this device');
});

test('a user of another data center: the code is exchanged, and the stars are, where the user lives', async ({
  extension,
  standIn,
}) => {
  standIn.accounts[0].dataCenter = 'in';
  const options = await signInWithSecret(extension);
  await expect(options.getByText('Data center: India')).toBeVisible();
  expect(standIn.log.accounts('/oauth/v2/token').map(({ host }) => host)).toEqual(['accounts.zoho.in']);
  await expect
    .poll(() => standIn.log.api('GET').map(({ host, status }) => [host, status]))
    .toEqual([['cliq.zoho.in', 200]]);
});

test('a wrong secret is named, nothing is kept, and the right one helps', async ({ extension, standIn }) => {
  const options = await openOptions(extension);
  await fillOwnClient(options, 'mistyped');
  await acceptAtZoho(extension, options);
  await expect(options.getByRole('alert').filter({ hasText: /./ })).toContainText('does not accept this client ID');
  expect((await readStored(options)).credentials).toBe('[]');
  expect(standIn.log.api()).toEqual([]);
  await fillOwnClient(options);
  await acceptAtZoho(extension, options);
  await expect(options.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test.describe('a token that ends', () => {
  // It is renewed two minutes before its end: here, 12 s after it was given, which is more than two clicks take anywhere.
  test.use({ standInOptions: { tokenLifetimeMs: 132_000 } });

  test('is refreshed without anybody, once, although Cliq’s list could not tell whose it is', async ({
    extension,
    standIn,
  }) => {
    await signInWithSecret(extension);
    const chat = await openChat(extension);
    await chat.pickFromButton(text, 'Note');
    await expect.poll(() => standIn.stars().map(({ type }) => type)).toEqual(['note']);
    const [first] = standIn.log.api('POST');
    standIn.world.stars.remove(standIn.accounts[0].id, standIn.stars()[0]?.message.id ?? '');
    await expect.poll(() => Date.now() - (first?.time ?? 0)).toBeGreaterThan(12_500);
    await chat.pickFromButton(text, 'Important');
    await expect.poll(() => standIn.stars().map(({ type }) => type)).toEqual(['important']);
    expect(tokenForms(standIn).map(({ grant_type }) => grant_type)).toEqual(['authorization_code', 'refresh_token']);
    expect(standIn.log.api('POST')[1]?.headers.authorization).not.toBe(first?.headers.authorization);
    expect(standIn.log.accounts('/oauth/v2/auth').filter(({ method }) => method === 'GET')).toHaveLength(1);
    const popup = await openPopupPage(extension);
    await expect(popup.row(text)).toContainText('Important');
    await expect(popup.page.getByText(/same account|Sign in again/)).toHaveCount(0);
  });
});

test('a token that Cliq refuses is refreshed, also when Zoho can be reached only later', async ({
  extension,
  standIn,
}) => {
  await signInWithSecret(extension);
  await expectListed(standIn);
  const chat = await openChat(extension);
  standIn.tokens.revoke();
  const unreachable = standIn.faults.add({ on: token, answer: gatewayError(503) });
  await chat.pickFromButton(text, 'To-do');
  await unreachable.arrived();
  await expect.poll(() => standIn.stars().map(({ type }) => type), { timeout: 45_000 }).toEqual(['to_do']);
  expect(standIn.log.api('POST').map(({ status }) => status)).toEqual([401, 200]);
  expect(standIn.log.accounts('/oauth/v2/auth').filter(({ method }) => method === 'GET')).toHaveLength(1);
});

test('the browser is closed and opened: signed in all the same', async ({ extension, standIn, profile, headless }) => {
  standIn.seedStars(3);
  await signInWithSecret(extension);
  await expect.poll(() => standIn.log.api('GET').length).toBe(1);
  await extension.context.close();
  const again = await launchExtension({ standIn, profile, headless });
  try {
    const chat = await openChat(again.extension);
    await chat.pickFromButton(text, 'Manager');
    await expect.poll(() => standIn.stars()[0]?.type).toBe('manager');
    expect(tokenForms(standIn).map(({ grant_type }) => grant_type)).toEqual(['authorization_code', 'refresh_token']);
    const options = await openOptions(again.extension);
    await expect(options.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(again.consoleErrors).toEqual([]);
  } finally {
    await again.extension.context.close();
  }
});

test('the refresh token is revoked: everything is kept, and signing in again needs no secret', async ({
  extension,
  standIn,
}) => {
  await signInWithSecret(extension);
  const chat = await openChat(extension);
  await chat.pickFromButton(text, 'Note');
  await expect.poll(() => verbs(standIn)).toEqual(['POST']);
  standIn.refreshTokens.revoke();
  await chat.pickFromButton(text, 'Follow-up');
  const popup = await openPopupPage(extension);
  await expect(popup.page.getByText('1 waiting')).toBeVisible();
  await expect(popup.row(text)).toContainText('Follow-up');
  const opened = extension.context.waitForEvent('page');
  await popup.page.getByRole('button', { name: 'Sign in again' }).click();
  await acceptConsent(await opened);
  await expect.poll(() => standIn.stars().map(({ type }) => type)).toEqual(['follow_up']);
  await expect(popup.page.getByRole('button', { name: 'Sign in again' })).toHaveCount(0);
  expect(tokenForms(standIn).map(({ grant_type, client_secret }) => [grant_type, client_secret])).toEqual([
    ['authorization_code', secret],
    ['refresh_token', secret],
    ['authorization_code', secret],
  ]);
});

test('secret and refresh token are in the database and nowhere else; signing out wipes them and ends them at Zoho', async ({
  extension,
  standIn,
}) => {
  const said: string[] = [];
  extension.context.on('console', (message) => said.push(message.text()));
  const popup = await openPopupPage(extension);
  await popup.page.evaluate(listenToMessages);
  const options = await signInWithSecret(extension);
  await expectListed(standIn);
  await options.reload();
  const chat = await openChat(extension);
  standIn.tokens.revoke();
  await chat.pickFromButton(text, 'Note');
  await expect.poll(() => standIn.stars().length).toBe(1);

  const refreshToken = standIn.refreshTokens.all()[0]?.value ?? '';
  const accessToken = standIn.log.api('POST')[1]?.headers.authorization?.split(' ')[1] ?? '';
  for (const each of [refreshToken, accessToken]) expect(each).toMatch(/^1000\.\w+\.\w+$/);
  const stored = await readStored(popup.page);
  const placesOf = (words: string) => Object.keys(stored).filter((place) => stored[place]?.includes(words));
  expect([placesOf(secret), placesOf(refreshToken), placesOf(accessToken)]).toEqual([
    ['credentials'],
    ['credentials'],
    ['storage.session'],
  ]);
  const html = await Promise.all(
    [popup.page, options, chat.page].map((page) => page.evaluate(() => document.documentElement.outerHTML)),
  );
  const messages = await popup.page.evaluate(() => globalThis.heard);
  for (const words of [secret, refreshToken, accessToken]) {
    for (const place of [...html, ...said]) expect(place).not.toContain(words);
  }
  for (const words of [refreshToken, accessToken]) expect(messages.join('\n')).not.toContain(words);
  // Once, on its way from the form to the background.
  expect(messages.filter((message) => message.includes(secret))).toHaveLength(1);
  const told = standIn.log.entries.filter((request) => JSON.stringify(request).includes(secret));
  expect([...new Set(told.map(({ method, path }) => `${method} ${path}`))]).toEqual(['POST /oauth/v2/token']);

  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByRole('button', { name: 'Sign in to Zoho' })).toBeVisible();
  const left = JSON.stringify(await readStored(popup.page));
  for (const words of [secret, refreshToken, accessToken]) expect(left).not.toContain(words);
  await expect.poll(() => standIn.refreshTokens.all()).toEqual([]);
  expect(standIn.log.accounts('/oauth/v2/revoke/token').map(({ status }) => status)).toEqual([200]);
});

declare global {
  var heard: string[];
}
declare const chrome: { runtime: { onMessage: { addListener(hear: (message: unknown) => void): void } } };

/** Every page of the extension hears every message to the background, and every notice of it. */
function listenToMessages(): void {
  globalThis.heard = [];
  const hear = (message: unknown) => void globalThis.heard.push(JSON.stringify(message));
  chrome.runtime.onMessage.addListener(hear);
  new BroadcastChannel('stars-changes').onmessage = ({ data }) => hear(data);
}
