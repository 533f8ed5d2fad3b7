import { describe, expect, test } from 'vitest';
import { systemClock } from '../browser/system-clock';
import { type ApiAnswer, createStarsApi } from './api';
import { callTimeoutMs } from './time-limit';

const access = { origin: 'https://cliq.zoho.com', token: '1000.secret' };
const message = { chatId: 'CT_1_2', messageId: '1777805235487_162898249840' };
type Fetch = typeof globalThis.fetch;

function apiAnswering(body: BodyInit | null, init: ResponseInit = {}) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch: Fetch = async (url, requestInit) => {
    requests.push({ url: String(url), init: requestInit ?? {} });
    return new Response(body, init);
  };
  return { api: createStarsApi({ fetch, clock: systemClock }), requests };
}
const star = (body: BodyInit | null, init?: ResponseInit) => apiAnswering(body, init).api.star(access, message, 'note');
const list = (body: BodyInit | null, init?: ResponseInit) => apiAnswering(body, init).api.list(access, {});
const unstar = (body: BodyInit | null, init?: ResponseInit) =>
  apiAnswering(body, init).api.unstar(access, message.messageId);

test('a call carries the token, no cookie, follows no redirect and is not cached', async () => {
  const { api, requests } = apiAnswering('{}');
  await api.star(access, message, 'note');
  expect(requests[0]).toMatchObject({
    url: 'https://cliq.zoho.com/api/v3/stars',
    init: { method: 'POST', credentials: 'omit', redirect: 'error', cache: 'no-store' },
  });
  expect(new Headers(requests[0]?.init.headers).get('Authorization')).toBe('Zoho-oauthtoken 1000.secret');
});

test('ids are percent-encoded in the path, tokens and times in the query', async () => {
  const { api, requests } = apiAnswering('{"data":[]}');
  await api.unstar(access, 'odd/id ?');
  await api.list(access, { nextToken: 'a+b/c=', starType: 'note', chatId: 'CT_1_2', fromTime: 5 });
  expect(requests[0]?.url).toBe('https://cliq.zoho.com/api/v3/stars/odd%2Fid%20%3F');
  expect(requests[1]?.url).toBe(
    'https://cliq.zoho.com/api/v3/stars?star_type=note&chat_id=CT_1_2&from_time=5&next_token=a%2Bb%2Fc%3D&limit=50',
  );
});

describe('answers', () => {
  const json = (value: unknown) => JSON.stringify(value);
  const cases: [string, () => Promise<ApiAnswer<unknown>>, object][] = [
    ['2xx with an empty body is done', () => star(null, { status: 201 }), { kind: 'done', value: null }],
    ['204 for DELETE is done', () => unstar(null, { status: 204 }), { kind: 'done' }],
    ['200 with a body for DELETE is done', () => unstar('{"status":"ok"}'), { kind: 'done' }],
    [
      'DELETE star_not_found',
      () => unstar(json({ code: 8004, message: 'star_not_found' }), { status: 404 }),
      { kind: 'not-starred' },
    ],
    [
      'POST chat_not_found',
      () => star(json({ code: 11016, message: 'chat_not_found' }), { status: 404 }),
      { kind: 'refused', reason: 'chat_not_found' },
    ],
    [
      '400 in the prose form',
      () => star(json({ code: 'input_invalid', message: 'Missing.' }), { status: 400 }),
      { kind: 'refused', reason: 'input_invalid' },
    ],
    ['a blank 401', () => star('\n\n', { status: 401 }), { kind: 'unauthorized' }],
    [
      '401 oauthtoken_invalid',
      () => star(json({ code: 'oauthtoken_invalid', message: 'Invalid.' }), { status: 401 }),
      { kind: 'unauthorized' },
    ],
    [
      '401 oauthtoken_scope_invalid',
      () => star(json({ code: 'oauthtoken_scope_invalid', message: 'x' }), { status: 401 }),
      { kind: 'scope-missing' },
    ],
    [
      '403 that speaks of a chat',
      () => star(json({ code: 430002, message: 'chat_access_denied' }), { status: 403 }),
      { kind: 'refused', reason: 'chat_access_denied' },
    ],
    [
      '403 without a word: Starred Messages switched off, or no user of Cliq',
      () => star(json({ message: 'The user does not have enough permission' }), { status: 403 }),
      { kind: 'no-access', reason: '403' },
    ],
    [
      '403 with another word',
      () => star(json({ error: { code: 'no_permission', message: 'x' } }), { status: 403 }),
      { kind: 'no-access', reason: 'no_permission' },
    ],
    ['403 with a web page', () => star('<p>Blocked', { status: 403 }), { kind: 'failed', answered: true }],
    ['511 with a web page', () => list('<p>Log in', { status: 511 }), { kind: 'failed', portal: true }],
    [
      '502 with a web page',
      () => star('<p>Bad gateway', { status: 502 }),
      { kind: 'failed', detail: 'POST 502 a web page instead of JSON' },
    ],
    [
      '429',
      () => star('{}', { status: 429, headers: { 'Retry-After': '600' } }),
      { kind: 'throttled', retryAfterMs: 600_000 },
    ],
    [
      '429 with a date to wait for',
      () =>
        star('{}', {
          status: 429,
          headers: { 'Retry-After': 'Sun, 22 Nov 2026 02:10:00 GMT', Date: 'Sun, 22 Nov 2026 02:00:00 GMT' },
        }),
      { kind: 'throttled', retryAfterMs: 600_000 },
    ],
    ...['3600.5', '-5', '60s', '1e9', '120, 120', '', 'soon'].map((value): (typeof cases)[number] => [
      `429 with Retry-After ${JSON.stringify(value)}, which is no form of it`,
      () => star('{}', { status: 429, headers: { 'Retry-After': value, Date: 'Sun, 22 Nov 2026 02:00:00 GMT' } }),
      { kind: 'throttled', retryAfterMs: null },
    ]),
    [
      '429 with a date that is past',
      () =>
        star('{}', {
          status: 429,
          headers: { 'Retry-After': 'Sun, 22 Nov 2026 01:00:00 GMT', Date: 'Sun, 22 Nov 2026 02:00:00 GMT' },
        }),
      { kind: 'throttled', retryAfterMs: 0 },
    ],
    [
      'throttling as 400',
      () => star(json({ code: 'request_limit_exceeded', message: 'x' }), { status: 400 }),
      { kind: 'throttled', retryAfterMs: null },
    ],
    ['405', () => star('{}', { status: 405 }), { kind: 'refused', reason: '405' }],
    [
      '500',
      () => star(json({ code: 1011, message: 'operation_failed' }), { status: 500 }),
      { kind: 'failed', answered: true },
    ],
    [
      'HTML with status 200',
      () => star('<!doctype html><p>Log in to the hotel', { status: 200 }),
      { kind: 'failed', portal: true, detail: 'POST 200 a web page instead of JSON' },
    ],
    ['truncated JSON', () => list('{"data":[{"id":"1'), { kind: 'failed', detail: 'GET 200 not JSON' }],
    ['a list that is none', () => list('{"ok":true}'), { kind: 'failed', answered: true }],
    ['an empty answer to GET', () => list(null), { kind: 'failed', answered: true }],
    ['10 MB', () => list('x'.repeat(10_000_000)), { kind: 'failed', detail: 'GET 200 more than 2097152 bytes' }],
  ];
  test.each(cases)('%s', async (_name, call, expected) => {
    expect(await call()).toMatchObject(expected);
  });

  test('only a web page in place of a good answer is a network’s own', async () => {
    expect(await star('<p>Bad gateway', { status: 502 })).not.toHaveProperty('portal');
    expect(await star('OK', { status: 200 })).not.toHaveProperty('portal');
  });

  test('the server time is read from the Date header', async () => {
    expect(await list('{"data":[]}', { headers: { Date: 'Sun, 22 Nov 2026 02:00:00 GMT' } })).toMatchObject({
      kind: 'done',
      serverTime: Date.UTC(2026, 10, 22, 2),
    });
  });

  test('no connection', async () => {
    const fetch: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const answer = await createStarsApi({ fetch, clock: systemClock }).list(access, {});
    expect(answer).toMatchObject({ kind: 'failed', answered: false, offline: true });
  });

  test('no answer in time: the call is aborted after 25 s', async () => {
    let slept = 0;
    const clock = {
      ...systemClock,
      sleep: async (ms: number) => {
        slept = ms;
      },
    };
    const fetch: Fetch = (_url, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    const answer = await createStarsApi({ fetch, clock }).list(access, {});
    expect(slept).toBe(callTimeoutMs);
    expect(answer).toMatchObject({ kind: 'failed', answered: false, offline: false });
  });

  test('no answer holds the token', async () => {
    for (const [, call] of cases) expect(JSON.stringify(await call())).not.toContain(access.token);
  });
});

describe('an answer that breaks off keeps its status', () => {
  const broken = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    });
  test.each([
    [200, 'done'],
    [400, 'failed'],
    [401, 'unauthorized'],
    [404, 'failed'],
    [429, 'throttled'],
    [500, 'failed'],
  ])('%i is %s', async (status, kind) => {
    expect(await star(broken(), { status })).toMatchObject({ kind });
  });

  test('the error word of a 404 may have been star_not_found', async () => {
    expect(await unstar(broken(), { status: 404 })).toMatchObject({ kind: 'failed', answered: true });
  });

  test('a list needs its body', async () => {
    expect(await list(broken())).toMatchObject({ kind: 'failed', answered: true });
  });
});

test('204 for the list is an empty list', async () => {
  expect(await list(null, { status: 204 })).toMatchObject({ kind: 'done', value: { stars: [], nextToken: null } });
});
