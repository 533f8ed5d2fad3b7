import { expect, test } from 'vitest';
import type { ApiAnswer } from '../cliq/api';
import type { CallReport, Slot } from '../cliq/throttle';
import { reportSlot } from './report-slot';

type Case = [name: string, answer: ApiAnswer<null>, report: Partial<CallReport> | 'lost'];

test.each<Case>([
  ['done', { kind: 'done', value: null, serverTime: 7 }, { throttled: null, isServed: true, serverTime: 7 }],
  ['not starred', { kind: 'not-starred', serverTime: 7 }, { throttled: null, isServed: true }],
  ['refused', { kind: 'refused', reason: '', detail: '', serverTime: 7 }, { throttled: null, isServed: true }],
  ['401', { kind: 'unauthorized', serverTime: 7 }, { throttled: null, isServed: false }],
  ['scope', { kind: 'scope-missing', serverTime: 7 }, { throttled: null, isServed: false }],
  ['429', { kind: 'throttled', retryAfterMs: 9, serverTime: 7 }, { throttled: { retryAfterMs: 9 }, isServed: false }],
  ['503', failed(true), { throttled: null, isServed: false, serverTime: 7 }],
  ['no answer', failed(false), 'lost'],
])('%s', async (_name, answer, expected) => {
  const reports: (CallReport | 'lost')[] = [];
  const slot: Slot = {
    verb: 'POST',
    answered: async (report) => void reports.push(report),
    lost: async () => void reports.push('lost'),
    unused: () => Promise.reject(new Error('it was used')),
  };
  await reportSlot(slot, answer);
  expect(reports).toEqual([expected === 'lost' ? 'lost' : expect.objectContaining(expected)]);
});

function failed(answered: boolean): ApiAnswer<never> {
  return { kind: 'failed', answered, offline: false, detail: '', serverTime: answered ? 7 : null };
}
