import { describe, expect, test } from 'vitest';
import type { ServiceStatus } from '../stars/service-status';
import { whyNotSent } from './not-sent';

const now = 1_795_000_000_000;
const account = {
  id: 'a',
  dataCenter: 'us',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
} as const;
const status: ServiceStatus = {
  account,
  syncedAt: null,
  isComplete: true,
  waiting: 3,
  restoring: 0,
  failed: [],
  pauses: [],
  problem: null,
  batches: [],
  clockAheadMs: 0,
};
const failed = { messageId: 'm', wanted: 'note', text: '', chatTitle: '', reason: 'chat_not_found', failedAt: 0 };
const problem = { kind: 'unavailable', detail: '', at: now - 1_000, tries: 1 } as const;
const pause = { verb: 'POST', until: now + 60_000 } as const;

test('as long as it goes on there is nothing to say', () => {
  expect(whyNotSent(status, 80_000, now)).toBeNull();
  expect(whyNotSent({ ...status, problem, pauses: [pause] }, 1_000, now)).toBeNull();
});

describe('says', () => {
  test.each<[string, Partial<ServiceStatus>, unknown]>([
    ['that a sign-in is needed', { account: { ...account, signInNeeded: true } }, { kind: 'sign-in' }],
    ['that the account is in doubt', { account: { ...account, isDoubted: true } }, { kind: 'doubt' }],
    ['that there is no connection', { problem: { ...problem, kind: 'offline' } }, { kind: 'offline' }],
    ['that Cliq does not answer', { problem }, { kind: 'unavailable' }],
    ['until when the limit pauses it', { pauses: [pause], problem }, { kind: 'paused', until: pause.until }],
    ['that Cliq refused what is left', { waiting: 0, failed: [failed, failed] }, { kind: 'refused', count: 2 }],
  ])('%s', (_name, part, said) => {
    expect(whyNotSent({ ...status, ...part }, 4_000, now)).toEqual(said);
  });

  test('that nothing moves, after a while', () => {
    expect(whyNotSent(status, 91_000, now)).toEqual({ kind: 'slow' });
  });
});

test.each<[string, Partial<ServiceStatus>]>([
  ['a pause of reading', { pauses: [{ ...pause, verb: 'GET' }] }],
  ['a pause that is over', { pauses: [{ ...pause, until: now - 1 }] }],
  ['a problem of before', { problem: { ...problem, at: now - 10_000 } }],
])('%s is not in the way', (_name, part) => {
  expect(whyNotSent({ ...status, ...part }, 4_000, now)).toBeNull();
});
