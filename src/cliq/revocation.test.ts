import { beforeEach, expect, test, vi } from 'vitest';
import { type EndingToken, revokeToken } from './revocation';

const token: EndingToken = {
  value: '1000.a.b',
  kind: 'refresh_token',
  accountsOrigin: 'https://accounts.zoho.in',
  clientId: '1000.ABC',
  clientSecret: 'very-secret',
};
const clock = { now: () => 0, monotonic: () => 0, sleep: () => new Promise<void>(() => {}) };
let sent: { url: string; init: RequestInit | undefined }[];
let answer: () => Promise<Response>;
const fetch: typeof globalThis.fetch = (input, init) => {
  sent.push({ url: String(input), init });
  return answer();
};

beforeEach(() => {
  sent = [];
  answer = async () => Response.json({ status: 'success' });
});

test('with access to the host: the newer way, by the client’s name and secret', async () => {
  await revokeToken({ fetch, clock }, token, true);
  await revokeToken({ fetch, clock }, { ...token, kind: 'access_token', clientSecret: '' }, true);
  expect(sent.map(({ url }) => url)).toEqual([
    'https://accounts.zoho.in/oauth/v2/revoke/token?token=1000.a.b&token_type=refresh_token',
    'https://accounts.zoho.in/oauth/v2/revoke/token?token=1000.a.b&token_type=access_token',
  ]);
  expect(sent.map(({ init }) => new Headers(init?.headers).get('Authorization'))).toEqual([
    `Basic ${btoa('1000.ABC:very-secret')}`,
    `Basic ${btoa('1000.ABC:')}`,
  ]);
  expect(sent[0]?.init).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'error', cache: 'no-store' });
});

test('without it: the older way, in a request that browsers send without asking the host first', async () => {
  await revokeToken({ fetch, clock }, token, false);
  expect(sent[0]?.url).toBe('https://accounts.zoho.in/oauth/v2/token/revoke?token=1000.a.b');
  expect(sent[0]?.init).toMatchObject({ method: 'POST', credentials: 'omit', mode: 'no-cors', cache: 'no-store' });
  expect(sent[0]?.init?.headers).toBeUndefined();
});

test.each<[string, () => Promise<Response>]>([
  ['a refusal', async () => Response.json({ error: 'invalid_token' }, { status: 400 })],
  ['no connection', () => Promise.reject(new TypeError('Failed to fetch'))],
])('%s is nobody’s concern', async (_name, failing) => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  answer = failing;
  await expect(revokeToken({ fetch, clock }, token, true)).resolves.toBeUndefined();
});

test('a secret that no header takes is nobody’s concern either', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  await expect(revokeToken({ fetch, clock }, { ...token, clientSecret: '☆' }, true)).resolves.toBeUndefined();
  expect(sent).toEqual([]);
});
