import { describe, expect, it } from 'vitest';
import { createCaller } from '../send-request';
import { bodyOf, CLIENT, errorOf, REDIRECT, SCOPES, startCodeGrant } from './test-code-grant';
import { pageOf } from './test-sign-in';

const CHALLENGE = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('a code', () => {
  it('comes in the query, with the data center of the user', async () => {
    const { standIn, open, decide } = await startCodeGrant();
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
    const { open, decide } = await startCodeGrant();
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
    const { standIn, code, exchange } = await startCodeGrant();
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
    const { standIn, code, revoke } = await startCodeGrant();
    standIn.switches.oauthExpiryName = 'expires_in_sec';
    const query = { ...CLIENT, grant_type: 'authorization_code', code: await code(), redirect_uri: REDIRECT };
    expect((await revoke('/oauth/v2/token', query)).json()).toMatchObject({ expires_in_sec: 3600 });
  });

  it('lives two minutes', async () => {
    const { clock, code, exchange } = await startCodeGrant();
    const [first, second] = [await code(), await code()];
    clock.advance(120_000 - 1);
    expect(bodyOf(await exchange(first))).toHaveProperty('access_token');
    clock.advance(1);
    expect(errorOf(await exchange(second))).toEqual([200, 'invalid_code']);
  });

  it('brings a refresh token for offline access only, and not again without asking', async () => {
    const { code, exchange } = await startCodeGrant();
    const has = async (changes: Record<string, string>) =>
      'refresh_token' in bodyOf(await exchange(await code(changes)));
    expect(await has({ access_type: 'online' })).toBe(false);
    expect(await has({ prompt: '' })).toBe(false);
    expect(await has({})).toBe(true);
  });

  it('is refused at the token endpoint of another data center than its user’s', async () => {
    const { standIn, code, exchange } = await startCodeGrant();
    standIn.accounts[0].dataCenter = 'eu';
    expect(errorOf(await exchange(await code()))).toEqual([200, 'invalid_code']);
    const answer = bodyOf(await exchange(await code(), {}, 'accounts.zoho.eu'));
    expect(answer.api_domain).toBe('https://www.zohoapis.eu');
    expect((await createCaller(standIn, answer.access_token, 'cliq.zoho.eu').list()).status).toBe(200);
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
    const { code, exchange } = await startCodeGrant();
    const refused = await exchange(await code(), changes);
    expect(refused.headers['content-type']).toContain('application/json');
    expect([refused.status, refused.json()]).toEqual([200, { error }]);
  });

  it('has another word for a wrong secret, if switched so', async () => {
    const { standIn, refresh } = await startCodeGrant();
    standIn.switches.wrongSecretAs = 'invalid_client_secret';
    expect(errorOf(await refresh('x', { client_secret: 'wrong' }))).toEqual([200, 'invalid_client_secret']);
  });

  it('can be used by whoever needs no CORS headers', async () => {
    const { code, exchange, token } = await startCodeGrant();
    const origin = { origin: 'https://cliq.zoho.com' };
    for (const answer of [await exchange(await code()), await token({}, 'accounts.zoho.com', origin)]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('knows nothing of an application that the administrator blocked', async () => {
    const { standIn, open, refresh, refreshToken } = await startCodeGrant();
    const value = await refreshToken();
    standIn.blockedClients.add('1000.SERVER');
    expect(pageOf(await open())).toContain('oauth_app_blocked');
    expect(errorOf(await refresh(value ?? ''))).toEqual([200, 'oauth_app_blocked']);
  });
});

it('ten codes in ten minutes are all that a client gets', async () => {
  const { clock, standIn, open, decide, code } = await startCodeGrant();
  for (let count = 0; count < 10; count += 1) expect(await code()).toMatch(/^1000\./);
  standIn.signIn(standIn.accounts[1]);
  expect(pageOf(await decide('accept'))).toContain('too many requests');
  standIn.switches.tooManySignIns = 'access_denied';
  expect((await open({ state: 's' })).headers.location).toBe(`${REDIRECT}?error=access_denied&state=s&`);
  clock.advance(600_000);
  expect(await code()).toMatch(/^1000\./);
});
