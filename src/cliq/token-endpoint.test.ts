import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../timing/clock';
import { callTimeoutMs } from './time-limit';
import { createTokenEndpoint, type TokenAnswer } from './token-endpoint';

const client = { accountsOrigin: 'https://accounts.zoho.eu', clientId: '1000.ABC', clientSecret: 'very-secret' };
const clock = { now: () => 0, monotonic: () => 0, sleep: () => new Promise<void>(() => {}) };
let sent: { url: string; init: RequestInit | undefined }[];

beforeEach(() => {
  sent = [];
});

function endpointThat(answer: () => Response | Promise<Response>, sleep: Clock['sleep'] = clock.sleep) {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push({ url: String(input), init });
    return answer();
  };
  return createTokenEndpoint({ fetch, clock: { ...clock, sleep } });
}
const refreshed = (answer: () => Response | Promise<Response>): Promise<TokenAnswer> =>
  endpointThat(answer).refresh(client, '1000.refresh');
const ordinary = {
  access_token: '1000.a.b',
  api_domain: 'https://www.zohoapis.eu',
  token_type: 'Bearer',
  expires_in: 3600,
};
const formOf = (init: RequestInit | undefined) =>
  init?.body instanceof URLSearchParams ? Object.fromEntries(init.body) : null;

test('what is sent: the secret in the body only, no cookies, no redirect, no cache, no referrer', async () => {
  await endpointThat(() => Response.json(ordinary)).exchange(client, {
    code: '1000.c.d',
    redirectUrl: 'https://x.chromiumapp.org/',
    verifier: 'v'.repeat(43),
  });
  await refreshed(() => Response.json(ordinary));
  expect(sent.map(({ url }) => url)).toEqual(Array(2).fill('https://accounts.zoho.eu/oauth/v2/token'));
  expect(sent.map(({ init }) => formOf(init))).toEqual([
    {
      client_id: '1000.ABC',
      client_secret: 'very-secret',
      grant_type: 'authorization_code',
      code: '1000.c.d',
      redirect_uri: 'https://x.chromiumapp.org/',
      code_verifier: 'v'.repeat(43),
    },
    {
      client_id: '1000.ABC',
      client_secret: 'very-secret',
      grant_type: 'refresh_token',
      refresh_token: '1000.refresh',
    },
  ]);
  for (const { init } of sent) {
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  }
});

describe('a token is understood in every documented form', () => {
  const granted = { kind: 'granted', token: '1000.a.b', expiresInMs: 3_600_000, refreshToken: null, identity: null };
  test.each<[string, object, object]>([
    ['of a refresh', ordinary, {}],
    ['of an exchange', { ...ordinary, refresh_token: '1000.r' }, { refreshToken: '1000.r' }],
    ['without token_type', { ...ordinary, token_type: undefined }, {}],
    [
      'with the other name of the expiry',
      { ...ordinary, expires_in: undefined, expires_in_sec: 1800 },
      { expiresInMs: 1_800_000 },
    ],
    ['with an expiry in ms', { ...ordinary, expires_in: 3_600_000 }, {}],
    ['with an expiry as text', { ...ordinary, expires_in: '1800' }, { expiresInMs: 1_800_000 }],
    ['without expiry', { ...ordinary, expires_in: undefined }, {}],
    ['with an expiry that is none', { ...ordinary, expires_in: { soon: true } }, {}],
    ['with a refresh token that is none', { ...ordinary, refresh_token: 7 }, {}],
    ['with keys of tomorrow', { ...ordinary, scope: 'x', status: 'success' }, {}],
  ])('%s', async (_name, body, differs) => {
    expect(await refreshed(() => Response.json(body))).toEqual({ ...granted, ...differs });
  });

  test('with whose it is', async () => {
    const claims = { aud: '1000.ABC', sub: '7', email: 'alice@example.com' };
    const id_token = `e30.${btoa(JSON.stringify(claims))}.x`;
    expect(await refreshed(() => Response.json({ ...ordinary, id_token }))).toMatchObject({
      identity: { userId: '7', email: 'alice@example.com' },
    });
  });
});

describe('an error', () => {
  const tooMany = 'You have made too many requests continuously. Please try again after some time.';
  const html = (status: number) => () => new Response('<h1>Welcome</h1>', { status });
  test.each<[string, () => Response | Promise<Response>, object]>([
    [
      'of the client, as a success',
      () => Response.json({ error: 'invalid_client' }),
      { kind: 'refused', error: 'invalid_client' },
    ],
    [
      'of the code, as a success',
      () => Response.json({ error: 'invalid_code' }),
      { kind: 'refused', error: 'invalid_code' },
    ],
    ['of the redirect URL', () => Response.json({ error: 'invalid_redirect_uri' }), { kind: 'refused' }],
    ['as a 400', () => Response.json({ error: 'invalid_code' }, { status: 400 }), { kind: 'refused' }],
    ['beside a token', () => Response.json({ ...ordinary, error: 'invalid_code' }), { kind: 'refused' }],
    [
      '“Access Denied” as a success',
      () => Response.json({ error: 'Access Denied', error_description: tooMany, status: 'failure' }),
      { kind: 'too-many' },
    ],
    [
      '“Access Denied” as a 400',
      () => Response.json({ error: 'Access Denied' }, { status: 400 }),
      { kind: 'too-many' },
    ],
    ['“access_denied”', () => Response.json({ error: 'access_denied' }), { kind: 'too-many' }],
    [
      '“too many” under another word',
      () => Response.json({ error: 'failure', error_description: tooMany }),
      { kind: 'too-many' },
    ],
    ['429', html(429), { kind: 'too-many' }],
    ['503 with a page', html(503), { kind: 'unavailable' }],
    ['500 with JSON', () => Response.json({ error: 'server_error' }, { status: 500 }), { kind: 'unavailable' }],
    ['a captive portal', html(200), { kind: 'unavailable' }],
    ['a proxy’s refusal', html(403), { kind: 'unavailable' }],
    ['an empty answer', () => new Response(''), { kind: 'unavailable' }],
    ['JSON that says nothing', () => Response.json({}), { kind: 'unavailable' }],
    ['null', () => Response.json(null), { kind: 'unavailable' }],
    ['a token that could break a header', () => Response.json({ access_token: 'a\r\nb' }), { kind: 'unavailable' }],
    ['a token with a wrong status', () => Response.json(ordinary, { status: 404 }), { kind: 'unavailable' }],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'unreachable' }],
  ])('%s', async (_name, answer, expected) => {
    expect(await refreshed(answer)).toMatchObject(expected);
  });

  test('after 25 s without an answer', async () => {
    const slept: number[] = [];
    const sleep = async (ms: number) => void slept.push(ms);
    const endpoint = endpointThat(
      () =>
        new Promise((_resolve, reject) => {
          const signal = sent.at(-1)?.init?.signal;
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
      sleep,
    );
    expect(await endpoint.refresh(client, '1000.refresh')).toEqual({ kind: 'unreachable' });
    expect(slept).toEqual([callTimeoutMs]);
  });

  test('whatever comes is answered, never thrown', async () => {
    const kinds = ['granted', 'refused', 'too-many', 'unreachable', 'unavailable'];
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.constantFrom(200, 400, 404, 500), async (body, status) => {
        expect(kinds).toContain((await refreshed(() => new Response(body, { status }))).kind);
      }),
    );
  });
});
