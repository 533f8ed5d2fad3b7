import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock';
import { createCaller, type Received } from '../send-request';
import type { StandInOptions } from '../stand-in';
import { testStandIn } from '../test-stand-in';
import type { Client } from './client';
import { createSignInCaller, pageOf, queryOf } from './sign-in-caller';

const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';
const SCOPES = 'ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE';
const CLIENT = { client_id: '1000.SERVER', client_secret: 'very-secret' };
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const clients: readonly Client[] = [
  { id: '1000.SERVER', type: 'server-based', secret: 'very-secret', redirectUris: [REDIRECT] },
  { id: '1000.MOBILE', type: 'mobile', secret: 'very-secret', redirectUris: [REDIRECT] },
  { id: '1000.PAGE', redirectUris: [REDIRECT] },
];
const REQUEST = {
  response_type: 'code',
  client_id: '1000.SERVER',
  scope: SCOPES,
  redirect_uri: REDIRECT,
  access_type: 'offline',
  prompt: 'consent',
};

async function fresh(options: StandInOptions = {}) {
  const clock = manualClock(Date.parse('2026-11-20T12:00:00Z'));
  const standIn = await testStandIn({ clock, clients, ...options });
  const caller = createSignInCaller(standIn, REQUEST);
  const code = async (changes = {}) => queryOf(await caller.decide('accept', changes)).get('code') ?? '';
  const exchange = async (code: string, changes = {}, at?: string) =>
    caller.token({ ...CLIENT, grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...changes }, at);
  const refresh = (refreshToken: string, changes = {}, at?: string) =>
    caller.token({ ...CLIENT, grant_type: 'refresh_token', refresh_token: refreshToken, ...changes }, at);
  const refreshToken = async () => bodyOf(await exchange(await code())).refresh_token;
  return { clock, standIn, ...caller, code, exchange, refresh, refreshToken };
}

function bodyOf(received: Received): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(received.json())).map(([key, value]) => [key, String(value)]));
}

const errorOf = (received: Received) => [received.status, bodyOf(received).error];

describe('a code', () => {
  it('comes in the query, with the data center of the user', async () => {
    const { standIn, open, decide } = await fresh();
    standIn.accounts[0].dataCenter = 'in';
    expect((await open({ state: 'a"b' })).body).toContain('name="state" value="a&#34;b"');
    const answer = await decide('accept', { state: 'x y&z' });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toMatch(
      /^https:\/\/abcdefghijklmnop\.chromiumapp\.org\/\?code=1000\.[0-9a-f.]{65}&location=in&accounts-server=https%3A%2F%2Faccounts\.zoho\.in&state=x%20y%26z&$/,
    );
    expect(standIn.grants).toMatchObject([{ clientId: '1000.SERVER', scopes: SCOPES.split(',') }]);
  });

  it('is not given to whom rejects, to a client-based application, or to a mobile one without a challenge', async () => {
    const { open, decide } = await fresh();
    const rejected = await decide('reject', { state: 's' });
    expect(rejected.headers.location).toBe(`${REDIRECT}?error=access_denied&state=s&`);
    expect(pageOf(await open({ client_id: '1000.PAGE' }))).toContain('Invalid Response Type');
    expect(pageOf(await open({ response_type: 'token' }))).toContain('Invalid Response Type');
    expect(pageOf(await open({ client_id: '1000.MOBILE' }))).toContain('Invalid Code Challenge');
    expect(pageOf(await open({ code_challenge: 'short' }))).toContain('Invalid Code Challenge');
    const unknown = { code_challenge: CHALLENGE, code_challenge_method: 'MD5' };
    expect(pageOf(await open(unknown))).toContain('Invalid Code Challenge');
  });

  it('buys an access token and a refresh token, once', async () => {
    const { standIn, code, exchange } = await fresh();
    const value = await code();
    const answer = await exchange(value);
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.json()).toEqual({
      access_token: expect.stringMatching(/^1000\./),
      refresh_token: expect.stringMatching(/^1000\./),
      api_domain: 'https://www.zohoapis.com',
      token_type: 'Bearer',
      expires_in: 3600,
    });
    expect((await createCaller(standIn, bodyOf(answer).access_token).list()).status).toBe(200);
    expect(errorOf(await exchange(value))).toEqual([200, 'invalid_code']);
  });

  it('may be exchanged by query as well, under the older name of the expiry', async () => {
    const { standIn, code, revoke } = await fresh();
    standIn.switches.oauthExpiryName = 'expires_in_sec';
    const query = { ...CLIENT, grant_type: 'authorization_code', code: await code(), redirect_uri: REDIRECT };
    expect((await revoke('/oauth/v2/token', query)).json()).toMatchObject({ expires_in_sec: 3600 });
  });

  it('lives two minutes', async () => {
    const { clock, code, exchange } = await fresh();
    const [first, second] = [await code(), await code()];
    clock.advance(120_000 - 1);
    expect(bodyOf(await exchange(first))).toHaveProperty('access_token');
    clock.advance(1);
    expect(errorOf(await exchange(second))).toEqual([200, 'invalid_code']);
  });

  it('brings a refresh token for offline access only, and not again without asking', async () => {
    const { code, exchange } = await fresh();
    const has = async (changes: Record<string, string>) =>
      'refresh_token' in bodyOf(await exchange(await code(changes)));
    expect(await has({ access_type: 'online' })).toBe(false);
    expect(await has({ prompt: '' })).toBe(false);
    expect(await has({})).toBe(true);
  });

  it('is refused at the token endpoint of another data center than its user’s', async () => {
    const { standIn, code, exchange } = await fresh();
    standIn.accounts[0].dataCenter = 'eu';
    expect(errorOf(await exchange(await code()))).toEqual([200, 'invalid_code']);
    const answer = bodyOf(await exchange(await code(), {}, 'accounts.zoho.eu'));
    expect(answer.api_domain).toBe('https://www.zohoapis.eu');
    expect((await createCaller(standIn, answer.access_token, 'cliq.zoho.eu').list()).status).toBe(200);
  });
});

describe('a code challenge', () => {
  it.each([
    ['S256', CHALLENGE],
    ['plain', VERIFIER],
    ['', VERIFIER],
  ])('of method "%s" is met by its verifier and nothing else', async (method, challenge) => {
    const { code, exchange } = await fresh();
    for (const client of ['1000.MOBILE', '1000.SERVER']) {
      const asked = {
        client_id: client,
        code_challenge: challenge,
        ...(method === '' ? {} : { code_challenge_method: method }),
      };
      const buy = async (changes = {}) => exchange(await code(asked), { client_id: client, ...changes });
      expect(errorOf(await buy())).toEqual([200, 'invalid_code']);
      expect(errorOf(await buy({ code_verifier: `${VERIFIER}x` }))).toEqual([200, 'invalid_code']);
      expect(bodyOf(await buy({ code_verifier: VERIFIER }))).toHaveProperty('refresh_token');
    }
  });

  it('of a server-based client may mean nothing', async () => {
    const { standIn, code, exchange } = await fresh();
    standIn.switches.serverBasedChallenge = 'ignored';
    expect(bodyOf(await exchange(await code({ code_challenge: CHALLENGE })))).toHaveProperty('access_token');
    const mobile = { client_id: '1000.MOBILE' };
    const refused = await exchange(await code({ ...mobile, code_challenge: CHALLENGE }), mobile);
    expect(errorOf(refused)).toEqual([200, 'invalid_code']);
  });
});

describe('the token endpoint', () => {
  it.each([
    [{ client_id: '1000.OTHER' }, 'invalid_client'],
    [{ client_id: '1000.PAGE' }, 'invalid_client'],
    [{ client_id: '1000.MOBILE' }, 'invalid_code'],
    [{ client_secret: 'wrong' }, 'invalid_client'],
    [{ redirect_uri: `${REDIRECT}other` }, 'invalid_redirect_uri'],
    [{ code: '1000.x.y' }, 'invalid_code'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
  ])('refuses %o as a success that says %s', async (changes, error) => {
    const { code, exchange } = await fresh();
    const refused = await exchange(await code(), changes);
    expect(refused.headers['content-type']).toContain('application/json');
    expect([refused.status, refused.json()]).toEqual([200, { error }]);
  });

  it('has another word for a wrong secret, if switched so', async () => {
    const { standIn, refresh } = await fresh();
    standIn.switches.wrongSecretAs = 'invalid_client_secret';
    expect(errorOf(await refresh('x', { client_secret: 'wrong' }))).toEqual([200, 'invalid_client_secret']);
  });

  it('can be used by whoever needs no CORS headers', async () => {
    const { code, exchange, token } = await fresh();
    const origin = { origin: 'https://cliq.zoho.com' };
    for (const answer of [await exchange(await code()), await token({}, 'accounts.zoho.com', origin)]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('knows nothing of an application that the administrator blocked', async () => {
    const { standIn, open, refresh, refreshToken } = await fresh();
    const value = await refreshToken();
    standIn.blockedClients.add('1000.SERVER');
    expect(pageOf(await open())).toContain('oauth_app_blocked');
    expect(errorOf(await refresh(value ?? ''))).toEqual([200, 'oauth_app_blocked']);
  });
});

describe('a refresh token', () => {
  it('stays the same, never expires, and gives tokens of its user, until it is revoked', async () => {
    const { clock, standIn, refresh, refreshToken } = await fresh();
    const value = (await refreshToken()) ?? '';
    clock.advance(400 * 86_400_000);
    const answer = await refresh(value);
    expect(answer.json()).toEqual({
      access_token: expect.stringMatching(/^1000\./),
      api_domain: 'https://www.zohoapis.com',
      token_type: 'Bearer',
      expires_in: 3600,
    });
    // Nobody need be signed in for this.
    standIn.signIn(null);
    const list = createCaller(standIn, bodyOf(await refresh(value)).access_token).list;
    expect((await list()).status).toBe(200);
    expect(errorOf(await refresh(value, { client_id: '1000.MOBILE' }))).toEqual([200, 'invalid_code']);
    expect(errorOf(await refresh(value, {}, 'accounts.zoho.eu'))).toEqual([200, 'invalid_code']);
    standIn.refreshTokens.revoke(standIn.accounts[1]);
    expect((await list()).status).toBe(200);
    standIn.refreshTokens.revoke(standIn.accounts[0]);
    expect((await list()).status).toBe(401);
    expect(errorOf(await refresh(value))).toEqual([200, 'invalid_code']);
  });

  it.each([200, 400] as const)('gives ten tokens in ten minutes and is then denied, as HTTP %d', async (status) => {
    const { clock, standIn, refresh, refreshToken } = await fresh();
    standIn.switches.accessDeniedAs = status;
    const value = (await refreshToken()) ?? '';
    for (let count = 1; count < 10; count += 1) expect((await refresh(value)).status).toBe(200);
    const denied = await refresh(value);
    expect(denied.status).toBe(status);
    expect(denied.json()).toEqual({
      error_description: 'You have made too many requests continuously. Please try again after some time.',
      error: 'Access Denied',
      status: 'failure',
    });
    expect(standIn.log.throttled()).toHaveLength(1);
    clock.advance(600_000 - 1);
    expect((await refresh(value)).status).toBe(status);
    clock.advance(1);
    expect(bodyOf(await refresh(value))).toHaveProperty('access_token');
  });

  it('holds ten living tokens, the eleventh ends the first', async () => {
    const { clock, standIn, refresh, refreshToken } = await fresh({ signInLimits: { liveAccessTokens: 2 } });
    const value = (await refreshToken()) ?? '';
    const second = bodyOf(await refresh(value)).access_token ?? '';
    const third = bodyOf(await refresh(value)).access_token ?? '';
    const fourth = bodyOf(await refresh(value)).access_token ?? '';
    const living = () => [second, third, fourth].map((token) => standIn.tokens.find(token) !== null);
    expect(living()).toEqual([false, true, true]);
    clock.advance(3_600_000);
    const fifth = bodyOf(await refresh(value)).access_token ?? '';
    expect([...living(), standIn.tokens.find(fifth) !== null]).toEqual([false, false, false, true]);
  });

  it('is one of twenty of its user, the twenty-first ends the first and its tokens', async () => {
    const { clock, standIn, code, exchange, refresh } = await fresh();
    const bought: Record<string, string>[] = [];
    for (let count = 0; count < 21; count += 1) {
      clock.advance(60_000);
      bought.push(bodyOf(await exchange(await code())));
    }
    expect(standIn.refreshTokens.all()).toHaveLength(20);
    expect(errorOf(await refresh(bought[0]?.refresh_token ?? ''))).toEqual([200, 'invalid_code']);
    expect(standIn.tokens.find(bought[0]?.access_token ?? '')).toBeNull();
    expect(bodyOf(await refresh(bought[1]?.refresh_token ?? ''))).toHaveProperty('access_token');
  });
});

it('ten codes in ten minutes are all that a client gets', async () => {
  const { clock, standIn, open, decide, code } = await fresh();
  for (let count = 0; count < 10; count += 1) expect(await code()).toMatch(/^1000\./);
  standIn.signIn(standIn.accounts[1]);
  expect(pageOf(await decide('accept'))).toContain('too many requests');
  standIn.switches.tooManySignIns = 'access_denied';
  expect((await open({ state: 's' })).headers.location).toBe(`${REDIRECT}?error=access_denied&state=s&`);
  clock.advance(600_000);
  expect(await code()).toMatch(/^1000\./);
});
