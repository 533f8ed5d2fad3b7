import { describe, expect, test } from 'vitest';
import { readIdentity } from './id-token';

const clientId = '1000.ABCDEF0123456789';
const said = { iss: 'accounts.zoho.com', aud: clientId, sub: '1234567', email: 'zoë@example.com' };
const encoded = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64');

describe('an id_token says whose the token is', () => {
  test.each([
    ['base64url without padding', `e30.${Buffer.from(JSON.stringify(said)).toString('base64url')}.signature`],
    ['base64 with padding', `e30.${encoded(said)}.signature`],
    ['without a signature', `e30.${encoded(said)}`],
  ])('%s', (_name, idToken) => {
    expect(readIdentity(idToken, clientId)).toEqual({ userId: '1234567', email: 'zoë@example.com' });
  });

  test.each([
    ['nothing', null],
    ['an empty one', ''],
    ['no payload', 'e30'],
    ['no JSON', 'e30.bm8gSlNPTg.x'],
    ['no base64', 'e30.%%%.x'],
    ['another client', `e30.${encoded({ ...said, aud: '1000.OTHER' })}.x`],
    ['no person', `e30.${encoded({ ...said, sub: '' })}.x`],
    ['no address', `e30.${encoded({ ...said, email: 'nobody' })}.x`],
    ['an address too long to show', `e30.${encoded({ ...said, email: `${'a'.repeat(400)}@example.com` })}.x`],
  ])('%s: nobody', (_name, idToken) => {
    expect(readIdentity(idToken, clientId)).toBeNull();
  });
});
