import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeUrl, createVerifier, readCode } from './code-grant';

const redirectUrl = 'https://jhpahdnoeabpmcaocagpjkenocggjfoe.chromiumapp.org/';
const expected = { redirectUrl, state: 'a'.repeat(32) };
const request = { accountsOrigin: 'https://accounts.zoho.com', clientId: '1000.ABC', asksEmail: false, ...expected };
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

test('a verifier has 256 bits in the form of RFC 7636, and is new each time', () => {
  expect(createVerifier(random)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(createVerifier(random)).not.toBe(createVerifier(random));
});

test('the consent page is asked for offline access with the hash of the verifier, never with the verifier', async () => {
  const verifier = createVerifier(random);
  const url = new URL(await codeUrl(request, verifier));
  expect(url.origin + url.pathname).toBe('https://accounts.zoho.com/oauth/v2/auth');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code',
    access_type: 'offline',
    prompt: 'consent',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    client_id: '1000.ABC',
    scope: 'ZohoCliq.Messages.CREATE,ZohoCliq.Messages.READ,ZohoCliq.Messages.DELETE',
    redirect_uri: redirectUrl,
    state: expected.state,
  });
});

test.each([
  ['with the user’s data center', '&location=in&accounts-server=https%3A%2F%2Faccounts.zoho.in&', 'in'],
  ['with its host alone', '&accounts-server=https://accounts.zoho.com.cn', 'cn'],
  ['with one that is not in the table', '&location=xx&accounts-server=https://accounts.zoho.com.evil.example', null],
])('a code is read, %s', (_name, tail, dataCenter) => {
  const answer = `${redirectUrl}?code=1000.a.b&state=${expected.state}${tail}`;
  expect(readCode(answer, expected)).toEqual({ kind: 'code', code: '1000.a.b', dataCenter });
});

describe('refused answers', () => {
  test.each([
    ['without a state', '?code=1000.a.b', 'state-mismatch'],
    ['with another state', `?code=1000.a.b&state=${'b'.repeat(32)}`, 'state-mismatch'],
    ['without a code', `?state=${expected.state}`, 'no-token'],
    ['with a code that is none', `?code=a%0d%0ab&state=${expected.state}`, 'no-token'],
    ['of a user who rejects', `?error=access_denied&state=${expected.state}&`, 'denied'],
  ])('%s', (_name, tail, kind) => {
    expect(readCode(redirectUrl + tail, expected).kind).toBe(kind);
  });

  test('at another address', () => {
    const tail = `?code=1000.a.b&state=${expected.state}`;
    expect(readCode(`https://evil.example/${tail}`, expected).kind).toBe('no-token');
  });

  test('anything at all is answered, never thrown', () => {
    fc.assert(fc.property(fc.string(), (tail) => readCode(redirectUrl + tail, expected).kind !== 'code'));
  });
});
