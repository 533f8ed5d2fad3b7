import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock';
import { testStandIn } from '../test-stand-in';
import { SERVER_BASED_CLIENT } from './client';
import { createSignInCaller, fragmentOf, queryOf } from './test-sign-in';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const REQUEST = {
  response_type: 'token',
  client_id: '1000.STANDIN',
  scope: 'ZohoCliq.Messages.READ,email',
  redirect_uri: 'https://abcdefghijklmnop.chromiumapp.org/',
};

async function fresh() {
  const standIn = await testStandIn({ clock: manualClock(NOW) });
  return { standIn, ...createSignInCaller(standIn, REQUEST) };
}

const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

describe('the scope email', () => {
  it('brings an id_token that says whose token it is', async () => {
    const { standIn, decide, renew } = await fresh();
    standIn.accounts[0].name = 'Chloé del Río';
    for (const answer of [await decide('accept', { session: 'true' }), await renew()]) {
      const values = fragmentOf(answer);
      const [header, payload, signature] = values.get('id_token')?.split('.') ?? [];
      expect(read(header)).toMatchObject({ alg: 'HS256', typ: 'JWS' });
      const hash = createHash('sha256')
        .update(values.get('access_token') ?? '')
        .digest();
      expect(read(payload)).toEqual({
        at_hash: hash.subarray(0, 16).toString('base64url'),
        sub: standIn.accounts[0].id,
        aud: '1000.STANDIN',
        email: 'maya@aurora.example',
        email_verified: true,
        first_name: 'Chloé',
        last_name: 'del Río',
        iss: 'accounts.zoho.com',
        iat: NOW / 1000,
        exp: NOW / 1000 + 3600,
      });
      expect(signature).toMatch(/^[\w-]{43}=$/);
    }
    expect(fragmentOf(await decide('accept', { scope: 'ZohoCliq.Messages.READ' })).has('id_token')).toBe(false);
    standIn.accounts[0].deniedScopes = ['email'];
    expect(fragmentOf(await decide('accept')).has('id_token')).toBe(false);
  });

  it('does so at the token endpoint, too', async () => {
    const { decide, token } = await fresh();
    const asked = { client_id: SERVER_BASED_CLIENT.id, response_type: 'code' };
    const code = queryOf(await decide('accept', asked)).get('code') ?? '';
    const answer = await token({
      client_id: SERVER_BASED_CLIENT.id,
      client_secret: SERVER_BASED_CLIENT.secret ?? '',
      grant_type: 'authorization_code',
      code,
      redirect_uri: REQUEST.redirect_uri,
    });
    const payload = String(Object(answer.json()).id_token).split('.')[1];
    expect(read(payload)).toMatchObject({ aud: SERVER_BASED_CLIENT.id, email: 'maya@aurora.example' });
  });

  it.each([
    ['padded', /^[\w-]+=\.[\w-]+={0,2}\.[\w-]{43}=$/],
    ['unpadded', /^[\w-]+\.[\w-]+\.[\w-]{43}$/],
    ['unsigned', /^[\w-]+\.[\w-]+\.$/],
    ['absent', /^$/],
  ] as const)('%s', async (form, shape) => {
    const { standIn, decide } = await fresh();
    standIn.switches.idToken = form;
    expect(fragmentOf(await decide('accept')).get('id_token') ?? '').toMatch(shape);
  });
});
