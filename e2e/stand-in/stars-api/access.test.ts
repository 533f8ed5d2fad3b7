import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock';
import { createCaller, sendRequest } from '../send-request';
import { testStandIn } from '../test-stand-in';

async function fresh() {
  const clock = manualClock(Date.parse('2026-11-20T12:00:00Z'));
  const standIn = await testStandIn({ clock });
  return { clock, standIn, caller: createCaller(standIn) };
}

describe('tokens', () => {
  it('work under both schemes and nowhere else', async () => {
    const { standIn } = await fresh();
    const { value } = standIn.tokens.issue();
    const status = async (headers: Record<string, string>) =>
      (await sendRequest(standIn, { path: '/api/v3/stars', headers })).status;
    expect(await status({ authorization: `Zoho-oauthtoken ${value}` })).toBe(200);
    expect(await status({ authorization: `Bearer ${value}` })).toBe(200);
    expect(await status({ authorization: value })).toBe(401);
    expect(await status({ authorization: `Basic ${value}` })).toBe(401);
    expect(await status({ cookie: `stand_in_session=${standIn.accounts[0].id}` })).toBe(401);
    expect(await status({})).toBe(401);
  });

  it('expire by the clock, and can be revoked', async () => {
    const { clock, standIn, caller } = await fresh();
    clock.advance(3_600_000 - 1);
    expect((await caller.list()).status).toBe(200);
    clock.advance(1);
    expect((await caller.list()).status).toBe(401);
    const next = createCaller(standIn);
    expect((await next.list()).status).toBe(200);
    standIn.tokens.revoke(standIn.accounts[1]);
    expect((await next.list()).status).toBe(200);
    standIn.tokens.revoke(standIn.accounts[0]);
    expect((await next.list()).status).toBe(401);
  });

  it('need the scope of the endpoint', async () => {
    const { standIn } = await fresh();
    const caller = createCaller(standIn, standIn.tokens.issue({ scopes: ['ZohoCliq.Messages.READ'] }).value);
    expect((await caller.list()).status).toBe(200);
    for (const refused of [await caller.post({}), await caller.remove('1746000123456789001')]) {
      expect([refused.status, Object(refused.json()).code]).toEqual([401, 'oauthtoken_scope_invalid']);
    }
  });

  it('work on the host of the account’s data center only', async () => {
    const { standIn } = await fresh();
    standIn.accounts[1].dataCenter = 'ca';
    const { value } = standIn.tokens.issue({ account: standIn.accounts[1] });
    expect((await createCaller(standIn, value, 'cliq.zohocloud.ca').list()).status).toBe(200);
    expect((await createCaller(standIn, value, 'cliq.zoho.com').list()).status).toBe(401);
  });
});

describe('an account', () => {
  it.each([
    ['stars-off', 'possibly not a user of'],
    ['left', 'possibly not an user of'],
    ['no-cliq', 'possibly not an user of'],
  ] as const)('%s has a token and no right to anything', async (standing, words) => {
    const { standIn, caller } = await fresh();
    standIn.accounts[0].standing = standing;
    for (const refused of [await caller.list(), await caller.post({}), await caller.remove('1746000123456789001')]) {
      expect([refused.status, refused.json()]).toEqual([403, { message: expect.stringContaining(words) }]);
    }
    standIn.accounts[0].standing = 'member';
    expect((await caller.list()).status).toBe(200);
  });
});
