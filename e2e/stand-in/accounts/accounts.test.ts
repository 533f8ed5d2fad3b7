import { describe, expect, it } from 'vitest';
import { createCaller, sendRequest } from '../send-request';
import { testStandIn } from '../test-stand-in';

const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';
const SCOPES = 'ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE';
const REQUEST = { response_type: 'token', client_id: '1000.OURS', scope: SCOPES, redirect_uri: REDIRECT };

async function fresh() {
  const standIn = await testStandIn({ clients: [{ id: '1000.OURS', redirectUris: [REDIRECT] }] });
  const open = (changes: Record<string, string> = {}, host = 'accounts.zoho.com') =>
    sendRequest(standIn, { host, path: `/oauth/v2/auth?${new URLSearchParams({ ...REQUEST, ...changes })}` });
  const decide = (decision: string, changes: Record<string, string> = {}, host = 'accounts.zoho.com') =>
    sendRequest(standIn, {
      host,
      method: 'POST',
      path: '/oauth/v2/auth/decision',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...REQUEST, ...changes, decision }).toString(),
    });
  return { standIn, open, decide };
}

const fragment = (location = '') => new URLSearchParams(location.slice(location.indexOf('#') + 1));

describe('the consent page', () => {
  it('asks, names the account, and carries the request in its form', async () => {
    const { standIn, open } = await fresh();
    const page = await open({ state: 'a"b' });
    expect(page.status).toBe(200);
    expect(page.body).toContain('Signed in as Maya Fernandes');
    expect(page.body).toContain('name="state" value="a&#34;b"');
    expect(page.body).toContain('Grant access for the entire session');
    expect(page.headers['set-cookie']).toBe(
      `stand_in_session=${standIn.accounts[0].id}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    );
    expect(page.headers['content-security-policy']).not.toContain('form-action');
    standIn.signIn(standIn.accounts[1]);
    expect((await open()).body).toContain('Signed in as Daniel Osei');
    standIn.signIn(null);
    expect((await open()).body).toContain('signed out');
  });

  it('is the same when it is requested twice', async () => {
    const { standIn, open, decide } = await fresh();
    expect((await open()).body).toBe((await open()).body);
    expect(standIn.grants).toEqual([]);
    const [first, second] = [await decide('accept'), await decide('accept')];
    for (const answer of [first, second]) {
      const token = fragment(answer.headers.location).get('access_token') ?? '';
      expect((await createCaller(standIn, token).list()).status).toBe(200);
    }
  });

  it.each([
    [{ client_id: '1000.OTHER' }, 'Invalid Client'],
    [{ redirect_uri: `${REDIRECT}other` }, 'Invalid Redirect URI'],
    [{ redirect_uri: '' }, 'Invalid Redirect URI'],
    [{ response_type: 'code' }, 'Invalid Response Type'],
    [{ scope: SCOPES.replaceAll(',', ' ') }, 'Scope does not exist'],
  ])('shows an error and does not redirect for %o', async (changes, words) => {
    const { open, decide } = await fresh();
    for (const page of [await open(changes), await decide('accept', changes)]) {
      expect(page.status).toBe(200);
      expect(page.headers.location).toBeUndefined();
      expect(page.body).toContain(words);
    }
  });

  it('never answers if switched so', async () => {
    const { standIn, open } = await fresh();
    standIn.switches.oauthNeverAnswers = true;
    const answer = open().then(
      () => 'answered',
      () => 'cut',
    );
    const pause = new Promise((resolve) => setTimeout(resolve, 100, 'waiting'));
    expect(await Promise.race([answer, pause])).toBe('waiting');
    expect(standIn.log.accounts('/oauth/v2/auth')[0]?.status).toBeNull();
    await standIn.close();
    expect(await answer).toBe('cut');
  });
});

describe('the answer', () => {
  it('begins with #& and holds a token that works', async () => {
    const { standIn, decide } = await fresh();
    const answer = await decide('accept', { state: 'x y&z' });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toMatch(
      /^https:\/\/abcdefghijklmnop\.chromiumapp\.org\/#&access_token=1000\.[0-9a-f]{32}\.[0-9a-f]{32}&expires_in=3600&location=us&api_domain=https%3A%2F%2Fwww\.zohoapis\.com&state=x%20y%26z$/,
    );
    const caller = createCaller(standIn, fragment(answer.headers.location).get('access_token') ?? '');
    expect((await caller.list()).status).toBe(200);
    expect(standIn.grants).toMatchObject([{ clientId: '1000.OURS', forSession: false, scopes: SCOPES.split(',') }]);
  });

  it('tells of the session grant, and gives only the scopes asked for', async () => {
    const { standIn, decide } = await fresh();
    const answer = await decide('accept', { session: 'true', scope: 'ZohoCliq.Messages.READ' });
    const values = fragment(answer.headers.location);
    expect(values.get('granted_for_session')).toBe('true');
    const caller = createCaller(standIn, values.get('access_token') ?? '');
    expect((await caller.list()).status).toBe(200);
    expect((await caller.remove('1746000123456789001')).status).toBe(401);
    expect(standIn.grants[0]?.forSession).toBe(true);
  });

  it('of a refusal is access_denied, with no token', async () => {
    const { standIn, decide } = await fresh();
    const answer = await decide('reject', { state: 's' });
    expect(answer.headers.location).toBe(`${REDIRECT}#&error=access_denied&state=s`);
    expect(standIn.grants).toEqual([]);
  });

  it('can lack state, name the expiry otherwise, or come in the query', async () => {
    const { standIn, decide } = await fresh();
    Object.assign(standIn.switches, {
      oauthEchoesState: false,
      oauthExpiryName: 'expires_in_sec',
      oauthAnswerIn: 'query',
    });
    const answer = await decide('accept', { state: 's' });
    const url = new URL(answer.headers.location ?? '');
    expect(url.hash).toBe('');
    expect([...url.searchParams.keys()]).toEqual(['access_token', 'expires_in_sec', 'location', 'api_domain']);
  });

  it('names the data center of the user, wherever the sign-in began, but for China', async () => {
    const { standIn, open, decide } = await fresh();
    standIn.accounts[0].dataCenter = 'ca';
    const values = fragment((await decide('accept')).headers.location);
    expect([values.get('location'), values.get('api_domain')]).toEqual(['ca', 'https://www.zohoapis.ca']);
    standIn.accounts[0].dataCenter = 'cn';
    expect((await open()).body).toContain('Invalid Client');
    expect((await open({}, 'accounts.zoho.com.cn')).body).toContain('Accept');
  });
});
