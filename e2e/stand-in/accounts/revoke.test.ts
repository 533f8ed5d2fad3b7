import { describe, expect, it } from 'vitest';
import { testStandIn } from '../test-stand-in';
import { DEFAULT_CLIENT, SERVER_BASED_CLIENT } from './client';
import { createSignInCaller } from './test-sign-in';

const NEWER = '/oauth/v2/revoke/token';
const OLDER = '/oauth/v2/token/revoke';
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const SERVER = basic(`${SERVER_BASED_CLIENT.id}:${SERVER_BASED_CLIENT.secret}`);

async function fresh() {
  const standIn = await testStandIn();
  const { revoke } = createSignInCaller(standIn, {});
  const isValid = (token: { value: string }) => standIn.tokens.find(token.value) !== null;
  const refreshToken = () =>
    standIn.refreshTokens.issue({ account: standIn.accounts[0], clientId: SERVER_BASED_CLIENT.id, scopes: [] });
  const draw = (token: ReturnType<typeof refreshToken>) => {
    const drawn = standIn.refreshTokens.draw(token);
    if (!drawn) throw new Error('too many');
    return drawn;
  };
  return { standIn, revoke, isValid, refreshToken, draw };
}

const SUCCESS = [200, { status: 'success' }];
const INVALID = [400, { error: 'invalid_token' }];

describe('the newer way', () => {
  it('ends an access token of a client without a secret', async () => {
    const { standIn, revoke, isValid } = await fresh();
    const [token, other] = [standIn.tokens.issue(), standIn.tokens.issue()];
    const query = { token: token.value, token_type: 'access_token' };
    const answer = await revoke(NEWER, query, basic(`${DEFAULT_CLIENT.id}:`));
    expect([answer.status, answer.json()]).toEqual(SUCCESS);
    expect([isValid(token), isValid(other)]).toEqual([false, true]);
    const again = await revoke(NEWER, query, basic(`${DEFAULT_CLIENT.id}:`));
    expect([again.status, again.json()]).toEqual(INVALID);
  });

  it('ends a refresh token with its access tokens, and an access token with its refresh token', async () => {
    const { standIn, revoke, isValid, refreshToken, draw } = await fresh();
    const [first, second] = [refreshToken(), refreshToken()];
    const tokens = [draw(first), draw(first), draw(second)];
    await revoke(NEWER, { token: first.value, token_type: 'refresh_token' }, SERVER);
    expect(tokens.map(isValid)).toEqual([false, false, true]);
    expect(standIn.refreshTokens.all()).toEqual([second]);
    await revoke(NEWER, { token: tokens[2]?.value ?? '', token_type: 'access_token' }, SERVER);
    expect(standIn.refreshTokens.all()).toEqual([]);
    expect(tokens.map(isValid)).toEqual([false, false, false]);
  });

  it.each([
    [{}],
    [basic('1000.OTHER:')],
    [basic(`${SERVER_BASED_CLIENT.id}:`)],
    [basic(`${DEFAULT_CLIENT.id}:secret`)],
    [basic(DEFAULT_CLIENT.id)],
    [{ authorization: 'Basic' }],
  ])('is refused to %o', async (headers) => {
    const { standIn, revoke, isValid } = await fresh();
    const token = standIn.tokens.issue();
    const answer = await revoke(NEWER, { token: token.value, token_type: 'access_token' }, headers);
    expect([answer.status, answer.json()]).toEqual([401, { error: 'invalid_client' }]);
    expect(isValid(token)).toBe(true);
  });

  it('does not end what another client holds, or what is of another kind', async () => {
    const { standIn, revoke, isValid, refreshToken } = await fresh();
    const token = standIn.tokens.issue();
    const refresh = refreshToken();
    for (const query of [
      { token: token.value, token_type: 'access_token' },
      { token: refresh.value, token_type: 'access_token' },
    ]) {
      const answer = await revoke(NEWER, query, SERVER);
      expect([answer.status, answer.json()]).toEqual(INVALID);
    }
    expect(isValid(token)).toBe(true);
    expect(standIn.refreshTokens.all()).toEqual([refresh]);
  });
});

describe('the older way', () => {
  it('ends any token of which the value is known', async () => {
    const { standIn, revoke, isValid, refreshToken, draw } = await fresh();
    const token = standIn.tokens.issue();
    const refresh = refreshToken();
    const drawn = draw(refresh);
    for (const { value } of [token, refresh]) {
      const answer = await revoke(OLDER, { token: value });
      expect([answer.status, answer.json()]).toEqual(SUCCESS);
    }
    expect([isValid(token), isValid(drawn)]).toEqual([false, false]);
    expect(standIn.refreshTokens.all()).toEqual([]);
    const unknown = await revoke(OLDER, { token: token.value });
    expect([unknown.status, unknown.json()]).toEqual(INVALID);
  });
});

it.each([
  ['both', [200, 200]],
  ['newer', [200, 404]],
  ['older', [404, 200]],
  ['none', [404, 404]],
] as const)('%s may exist', async (revocation, expected) => {
  const { standIn, revoke, isValid } = await fresh();
  standIn.switches.revocation = revocation;
  const [first, second] = [standIn.tokens.issue(), standIn.tokens.issue()];
  const newer = await revoke(NEWER, { token: first.value }, basic(`${DEFAULT_CLIENT.id}:`));
  const older = await revoke(OLDER, { token: second.value });
  expect([newer.status, older.status]).toEqual(expected);
  expect([isValid(first), isValid(second)]).toEqual(expected.map((status) => status === 404));
});
