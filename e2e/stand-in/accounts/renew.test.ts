import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock';
import { createCaller } from '../send-request';
import type { StandInOptions } from '../stand-in';
import { testStandIn } from '../test-stand-in';
import { createSignInCaller, fragmentOf, pageOf } from './test-sign-in';

const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';
const SCOPES = 'ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE';
const REQUEST = { response_type: 'token', client_id: '1000.STANDIN', scope: SCOPES, redirect_uri: REDIRECT };

async function fresh(options: StandInOptions = {}) {
  const clock = manualClock(Date.parse('2026-11-20T12:00:00Z'));
  const standIn = await testStandIn({ clock, ...options });
  return { clock, standIn, ...createSignInCaller(standIn, REQUEST) };
}

const grantOf = (scopes = SCOPES) => ({ clientId: '1000.STANDIN', scopes: scopes.split(','), forSession: true });

describe('silent renewal', () => {
  it('gives a token in the form of the first one, if access was granted for the session', async () => {
    const { standIn, clock, decide, renew } = await fresh();
    await decide('accept', { session: 'true' });
    clock.advance(3_600_000);
    const answer = await renew({ state: 's' });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toMatch(
      /^https:\/\/abcdefghijklmnop\.chromiumapp\.org\/#&access_token=1000\.[0-9a-f.]{65}&expires_in=3600&location=us&api_domain=https%3A%2F%2Fwww\.zohoapis\.com&state=s$/,
    );
    const caller = createCaller(standIn, fragmentOf(answer).get('access_token') ?? '');
    expect((await caller.list()).status).toBe(200);
  });

  it('is refused without that grant, for another client, and after signing out', async () => {
    const { standIn, decide, renew } = await fresh();
    const error = async (changes = {}) => {
      const answer = await renew({ state: 's', ...changes });
      return fragmentOf(answer).get('error') ?? 'granted';
    };
    expect(await error()).toBe('client_not_granted');
    await decide('accept');
    expect(await error()).toBe('client_not_granted');
    await decide('accept', { session: 'true' });
    expect(await error()).toBe('granted');
    standIn.signIn(null);
    expect(await error()).toBe('client_not_granted');
    standIn.signIn(standIn.accounts[0]);
    expect(await error()).toBe('client_not_granted');
    expect((await renew({ state: 's' })).headers.location).toBe(`${REDIRECT}#&error=client_not_granted&state=s`);
  });

  it('asks for no scope that was not granted', async () => {
    const { standIn, decide, renew } = await fresh();
    standIn.accounts[0].deniedScopes = ['ZohoCliq.Messages.DELETE'];
    const first = await decide('accept', { session: 'true' });
    const caller = createCaller(standIn, fragmentOf(first).get('access_token') ?? '');
    expect([(await caller.list()).status, (await caller.remove('1746000123456789001')).status]).toEqual([200, 401]);
    expect(fragmentOf(await renew()).get('error')).toBe('prompt_required');
    const fewer = fragmentOf(await renew({ scope: 'ZohoCliq.Messages.READ' }));
    const reader = createCaller(standIn, fewer.get('access_token') ?? '');
    expect([(await reader.list()).status, (await reader.post({})).status]).toEqual([200, 401]);
  });

  it('is for whoever is signed in now', async () => {
    const { standIn, renew } = await fresh();
    for (const account of standIn.accounts) standIn.grant({ account, ...grantOf() });
    standIn.signIn(standIn.accounts[1]);
    const value = fragmentOf(await renew()).get('access_token') ?? '';
    expect(standIn.tokens.find(value)?.account).toBe(standIn.accounts[1]);
    standIn.signIn(standIn.accounts[0]);
    const other = fragmentOf(await renew()).get('access_token') ?? '';
    expect(standIn.tokens.find(other)?.account).toBe(standIn.accounts[0]);
  });

  it('shows a page for a request that Zoho cannot trust, and for a blocked application', async () => {
    const { standIn, renew } = await fresh();
    standIn.grant({ account: standIn.accounts[0], ...grantOf() });
    expect(pageOf(await renew({ client_id: '1000.OTHER' }))).toContain('Invalid Client');
    expect(pageOf(await renew({ redirect_uri: 'x' }))).toContain('Invalid Redirect URI');
    expect(pageOf(await renew({ client_id: '1000.STANDINSERVER', response_type: 'code' }))).toContain('Invalid Client');
    standIn.blockedClients.add('1000.STANDIN');
    expect(pageOf(await renew())).toContain('oauth_app_blocked');
  });
});

describe('ten tokens in ten minutes', () => {
  it('are all that a user gets, by sign-in and renewal together, and the rest of the ten minutes nothing', async () => {
    const { standIn, clock, open, decide, renew } = await fresh();
    for (let count = 0; count < 5; count += 1) {
      await decide('accept', { session: 'true' });
      clock.advance(60_000);
      expect(fragmentOf(await renew()).has('access_token')).toBe(true);
    }
    for (const refused of [await renew(), await open(), await decide('accept')]) {
      expect(pageOf(refused)).toContain('You have made too many requests continuously.');
    }
    expect(standIn.log.throttled()).toHaveLength(3);
    standIn.grant({ account: standIn.accounts[1], ...grantOf() });
    standIn.signIn(standIn.accounts[1]);
    expect(fragmentOf(await renew()).has('access_token')).toBe(true);
    standIn.signIn(standIn.accounts[0]);
    clock.advance(5 * 60_000 - 1);
    expect(pageOf(await renew())).toContain('too many requests');
    clock.advance(1);
    expect(fragmentOf(await renew()).has('access_token')).toBe(true);
  });

  it('may end in a redirect that looks like the user’s refusal, and can be forgotten', async () => {
    const { standIn, open, decide } = await fresh({ signInLimits: { grants: 1 } });
    standIn.switches.tooManySignIns = 'access_denied';
    await decide('accept');
    expect((await open({ state: 's' })).headers.location).toBe(`${REDIRECT}#&error=access_denied&state=s`);
    standIn.signInLimit.clear();
    expect((await open()).body).toContain('Accept');
  });
});

describe('switches of renewal', () => {
  async function granted() {
    const world = await fresh();
    for (const account of world.standIn.accounts) world.standIn.grant({ account, ...grantOf() });
    return world;
  }

  it('renewalRedirect: a script goes where the redirect would', async () => {
    const { standIn, renew } = await granted();
    standIn.switches.renewalRedirect = 'script';
    const followed = async (changes = {}) => {
      const { status, headers, body } = await renew({ state: '</script>', ...changes });
      expect([status, headers.location]).toEqual([200, undefined]);
      expect(headers['content-security-policy']).toContain("script-src 'unsafe-inline'");
      const places: string[] = [];
      const script = /<script>(.*?)<\/script>/s.exec(body)?.[1] ?? '';
      runInNewContext(script, { location: { replace: (place: string) => places.push(place) } });
      return places;
    };
    expect(await followed()).toEqual([expect.stringMatching(/#&access_token=1000\..*&state=%3C%2Fscript%3E$/)]);
    expect(await followed({ scope: 'email' })).toEqual([`${REDIRECT}#&error=prompt_required&state=%3C%2Fscript%3E`]);
  });

  it('renewalErrorIn', async () => {
    const { standIn, renew } = await granted();
    standIn.switches.renewalErrorIn = 'page';
    expect(pageOf(await renew({ scope: 'email' }))).toContain('prompt_required');
    standIn.signIn(null);
    expect(pageOf(await renew())).toContain('client_not_granted');
  });

  it('renewalNeverAnswers', async () => {
    const { standIn, renew } = await granted();
    standIn.switches.renewalNeverAnswers = true;
    const answer = renew().then(
      () => 'answered',
      () => 'cut',
    );
    await standIn.log.waitFor(({ path }) => path === '/oauth/v2/auth/refresh');
    const pause = new Promise((resolve) => setTimeout(resolve, 100, 'waiting'));
    expect(await Promise.race([answer, pause])).toBe('waiting');
    await standIn.close();
    expect(await answer).toBe('cut');
  });

  it('renewalNeedsCookie', async () => {
    const { standIn, renew } = await granted();
    standIn.switches.renewalNeedsCookie = true;
    expect(fragmentOf(await renew()).get('error')).toBe('client_not_granted');
    const cookie = `a=b; stand_in_session=${standIn.accounts[0].id}`;
    expect(fragmentOf(await renew({}, 'accounts.zoho.com', { cookie })).has('access_token')).toBe(true);
    standIn.signIn(standIn.accounts[1]);
    expect(fragmentOf(await renew({}, 'accounts.zoho.com', { cookie })).get('error')).toBe('client_not_granted');
  });

  it('renewalHost', async () => {
    const clients = [{ id: '1000.STANDIN', redirectUris: 'any' as const, dataCenter: 'us' }];
    const { standIn, renew } = await fresh({ clients });
    const [account] = standIn.accounts;
    account.dataCenter = 'eu';
    standIn.grant({ account, ...grantOf() });
    const at = async (host: string) => fragmentOf(await renew({}, host)).get('error') ?? 'granted';
    expect([await at('accounts.zoho.com'), await at('accounts.zoho.eu')]).toEqual(['granted', 'granted']);
    standIn.switches.renewalHost = 'user';
    expect([await at('accounts.zoho.com'), await at('accounts.zoho.eu')]).toEqual(['client_not_granted', 'granted']);
    standIn.switches.renewalHost = 'client';
    expect(await at('accounts.zoho.com')).toBe('granted');
    expect(pageOf(await renew({}, 'accounts.zoho.eu'))).toContain('Invalid Client');
  });
});
