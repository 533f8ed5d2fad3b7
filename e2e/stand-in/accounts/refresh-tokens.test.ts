import { describe, expect, it } from 'vitest';
import { createCaller } from '../send-request';
import { bodyOf, errorOf, startCodeGrant } from './test-code-grant';

describe('a refresh token', () => {
  it('stays the same, never expires, and gives tokens of its user, until it is revoked', async () => {
    const { clock, standIn, refresh, refreshToken } = await startCodeGrant();
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
    const { clock, standIn, refresh, refreshToken } = await startCodeGrant();
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
    const { clock, standIn, refresh, refreshToken } = await startCodeGrant({ signInLimits: { liveAccessTokens: 2 } });
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
    const { clock, standIn, code, exchange, refresh } = await startCodeGrant();
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
