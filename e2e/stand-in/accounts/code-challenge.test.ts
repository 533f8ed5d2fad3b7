import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyOf, errorOf, startCodeGrant } from './test-code-grant';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

describe('a code challenge', () => {
  it.each([
    ['S256', CHALLENGE],
    ['plain', VERIFIER],
    ['', VERIFIER],
  ])('of method "%s" is met by its verifier and nothing else', async (method, challenge) => {
    const { code, exchange } = await startCodeGrant();
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
    const { standIn, code, exchange } = await startCodeGrant();
    standIn.switches.serverBasedChallenge = 'ignored';
    expect(bodyOf(await exchange(await code({ code_challenge: CHALLENGE })))).toHaveProperty('access_token');
    const mobile = { client_id: '1000.MOBILE' };
    const refused = await exchange(await code({ ...mobile, code_challenge: CHALLENGE }), mobile);
    expect(errorOf(refused)).toEqual([200, 'invalid_code']);
  });
});
