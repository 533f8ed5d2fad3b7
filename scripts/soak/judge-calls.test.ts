import { expect, test } from 'vitest';
import type { SeenRequest } from '../../e2e/stand-in/request-log';
import { judgeCalls } from './judge-calls';

const id = '1792705337674_431429999849';
let number = 0;

function call(time: number, changes: Partial<SeenRequest> = {}): SeenRequest {
  number += 1;
  return {
    number,
    time,
    host: 'cliq.zoho.com',
    playedHost: null,
    method: 'POST',
    path: '/api/v3/stars',
    query: {},
    headers: {},
    body: JSON.stringify({ chat_id: 'CT_1', message_id: id, star_type: 'note' }),
    status: 200,
    answeredAt: time + 20,
    answer: '{}',
    user: 'maya',
    hasCookies: false,
    dropped: false,
    aborted: false,
    throttled: false,
    ...changes,
  };
}

const judge = (ours: SeenRequest[], more: Partial<Parameters<typeof judgeCalls>[0]> = {}) =>
  judgeCalls({ ours, ends: [], spoilt: new Set(), wishTimes: () => [], ...more });
const calls = (count: number, everyMs: number) =>
  Array.from({ length: count }, (_, index) =>
    call(index * everyMs, { body: JSON.stringify({ message_id: String(index) }) }),
  );

test('fifty in a minute are allowed, one more is over, and its refusal is our own', () => {
  expect(judge(calls(50, 100))).toMatchObject({ windowsOver: 0, mostPerMinute: { POST: 50, GET: 0, DELETE: 0 } });
  expect(judge(calls(200, 1_200))).toMatchObject({ windowsOver: 0 });
  const over = calls(51, 100);
  over[50] = call(5_000, { throttled: true, status: 429 });
  expect(judge(over)).toMatchObject({ windowsOver: 1, ownRefusals: 1, foreignRefusals: 0 });
});

test('a refusal within our limit is another device’s; a call after it, inside the lock, is our mistake', () => {
  const refused = call(0, { throttled: true, status: 429 });
  const again = call(60_000, { throttled: true, status: 429 });
  expect(judge([refused])).toMatchObject({ ownRefusals: 0, foreignRefusals: 1, insideLock: 0 });
  expect(judge([refused, again])).toMatchObject({ insideLock: 1 });
  expect(judge([refused, call(10, { throttled: true, status: 429 })])).toMatchObject({ insideLock: 0 });
  expect(judge([refused, again], { spoilt: new Set([refused.number]) })).toMatchObject({ insideLock: 0 });
  expect(judge([refused, call(301_000)])).toMatchObject({ insideLock: 0 });
});

test('the same request after a definite answer is doubled', () => {
  const first = call(0);
  const again = call(5_000);
  expect(judge([first, again]).doubled).toHaveLength(1);
  const remove = { method: 'DELETE', path: `/api/v3/stars/${id}`, body: '', status: 404 };
  expect(judge([call(0, remove), call(5_000, remove)]).doubled).toHaveLength(1);
});

test('it is not doubled when the answer was lost, spoilt, not written in time, or the user asked again', () => {
  const first = call(0);
  const again = call(5_000);
  expect(judge([call(0, { status: 500 }), again]).doubled).toEqual([]);
  expect(judge([call(0, { status: null, answeredAt: null, aborted: true }), again]).doubled).toEqual([]);
  expect(judge([first, again], { spoilt: new Set([first.number]) }).doubled).toEqual([]);
  expect(judge([first, again], { ends: [100] }).doubled).toEqual([]);
  expect(judge([first, again], { wishTimes: () => [4_000] }).doubled).toEqual([]);
  expect(judge([first, call(5_000, { method: 'DELETE', path: `/api/v3/stars/${id}`, body: '' })]).doubled).toEqual([]);
});
