import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorizationUrl, createState, readGrant, renewalUrl } from './oauth';

const redirectUrl = 'https://jhpahdnoeabpmcaocagpjkenocggjfoe.chromiumapp.org/';
const clientId = '1000.ABC';
const expected = { redirectUrl, state: 'a'.repeat(32), clientId };
const token = '1000.41d9aaaa.8fccbbbb';

const request = { accountsOrigin: 'https://accounts.zoho.com', ...expected, asksEmail: false };

test('the consent page is asked for with the three scopes and nothing else', () => {
  const url = new URL(authorizationUrl(request));
  expect(url.origin + url.pathname).toBe('https://accounts.zoho.com/oauth/v2/auth');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'token',
    client_id: '1000.ABC',
    scope: 'ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE',
    redirect_uri: redirectUrl,
    state: expected.state,
  });
});

test('a renewal asks for the same at another path; with the email only when that is wanted', () => {
  const url = new URL(renewalUrl({ ...request, asksEmail: true }));
  expect(url.pathname).toBe('/oauth/v2/auth/refresh');
  expect(url.searchParams.get('scope')).toBe(
    'ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE,email',
  );
});

describe('the answer is understood in every documented form', () => {
  test.each([
    ['fragment with a leading &', `#&access_token=${token}&expires_in=3600&location=us`],
    ['fragment without it', `#access_token=${token}&expires_in=3600&location=us`],
    ['older name of the expiry', `#&access_token=${token}&expires_in_sec=3600&location=us`],
    ['query', `?access_token=${token}&expires_in=3600&location=us`],
    ['with state', `#&access_token=${token}&expires_in=3600&location=us&state=${expected.state}`],
    [
      'with more keys',
      `#&access_token=${token}&expires_in=3600&api_domain=https%3A%2F%2Fwww.zohoapis.com&location=us&granted_for_session=true`,
    ],
  ])('%s', (_name, tail) => {
    expect(readGrant(redirectUrl + tail, expected)).toEqual({
      kind: 'granted',
      token,
      expiresInMs: 3_600_000,
      dataCenter: 'us',
      identity: null,
    });
  });

  test('the data center is found by what the answer names: location, accounts-server or api_domain', () => {
    const dataCenter = (tail: string) => readGrant(`${redirectUrl}#&access_token=${token}${tail}`, expected);
    expect(dataCenter('&location=eu&api_domain=https%3A%2F%2Fwww.zohoapis.com')).toMatchObject({ dataCenter: 'eu' });
    expect(dataCenter('&accounts-server=https%3A%2F%2Faccounts.zoho.in')).toMatchObject({ dataCenter: 'in' });
    expect(dataCenter('&api_domain=https%3A%2F%2Fwww.zohoapis.jp')).toMatchObject({ dataCenter: 'jp' });
    expect(dataCenter('&location=evil.example')).toMatchObject({ dataCenter: null });
  });

  test('an unreadable expiry counts as the documented hour', () => {
    expect(readGrant(`${redirectUrl}#access_token=${token}&expires_in=soon`, expected)).toMatchObject({
      expiresInMs: 3_600_000,
    });
  });
});

describe('refused answers', () => {
  test.each([
    ['state of somebody else', `#&access_token=${token}&state=${'b'.repeat(32)}`, 'state-mismatch'],
    ['empty state', `#&access_token=${token}&state=`, 'state-mismatch'],
    ['no token', '#&expires_in=3600', 'no-token'],
    ['token that could break a header', '#&access_token=a%0d%0ab', 'no-token'],
    ['nothing', '', 'no-token'],
    ['rejected', '#error=access_denied', 'denied'],
  ])('%s', (_name, tail, kind) => {
    expect(readGrant(redirectUrl + tail, expected).kind).toBe(kind);
  });

  test('an answer at another address', () => {
    expect(readGrant(`https://evil.example/#access_token=${token}`, expected).kind).toBe('no-token');
    expect(readGrant(`${redirectUrl}other#access_token=${token}`, expected).kind).toBe('no-token');
  });

  test('anything at all is answered, never thrown', () => {
    fc.assert(
      fc.property(fc.string(), (tail) =>
        ['granted', 'denied', 'state-mismatch', 'no-token'].includes(readGrant(redirectUrl + tail, expected).kind),
      ),
    );
    fc.assert(fc.property(fc.string(), (answer) => readGrant(answer, expected).kind === 'no-token'));
  });
});

test('a state has 128 bits and is new each time', () => {
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  expect(createState(random)).toMatch(/^[0-9a-f]{32}$/);
  expect(createState(random)).not.toBe(createState(random));
});
