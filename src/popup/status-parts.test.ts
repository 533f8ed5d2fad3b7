import { expect, test } from 'vitest';
import type { ServiceStatus } from '../stars/service-status';
import { statusParts } from './status-parts';

const now = 1_000_000;
const signedIn = {
  id: 'a',
  dataCenter: 'eu',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
} as const;
const well: ServiceStatus = {
  account: signedIn,
  syncedAt: now - 12_000,
  isComplete: true,
  waiting: 0,
  restoring: 0,
  failed: [],
  pauses: [],
  problem: null,
  batches: [],
  clockAheadMs: 0,
};
const failure = { messageId: '1', wanted: 'note', text: '', chatTitle: '', reason: '405', failedAt: 0 };
const problem = { kind: 'unavailable', detail: 'GET 503', at: 0, tries: 1 } as const;
const connected = { isOnline: true, isWithheld: false, page: null, readCount: 5 };
const kinds = (changes: Partial<ServiceStatus>, isOnline = true, isWithheld = false) =>
  statusParts({ ...well, ...changes }, { ...connected, isOnline, isWithheld }, now).map((part) => part.kind);

test('when all is well only the time of the last answer is said', () => {
  expect(statusParts(well, connected, now)).toEqual([{ kind: 'synced', at: now - 12_000 }]);
});

test('waiting, failed and paused changes are counted and shown together', () => {
  const pauses = [
    { verb: 'POST', until: now + 5_000 },
    { verb: 'DELETE', until: now + 9_000 },
  ] as const;
  const parts = statusParts({ ...well, waiting: 3, failed: [failure], pauses: [...pauses] }, connected, now);
  expect(parts).toEqual([
    { kind: 'paused', until: now + 9_000 },
    { kind: 'failed', count: 1 },
    { kind: 'waiting', count: 3 },
    { kind: 'synced', at: now - 12_000 },
  ]);
});

test('a pause that is over is not shown', () => {
  expect(kinds({ pauses: [{ verb: 'GET', until: now }] })).toEqual(['synced']);
});

test('offline by the browser or by the last try', () => {
  expect(statusParts(well, { ...connected, isOnline: false }, now)[0]).toEqual({
    kind: 'offline',
    problem: null,
    isLasting: false,
  });
  const offline = { ...problem, kind: 'offline', tries: 3 } as const;
  expect(statusParts({ ...well, problem: offline }, connected, now)[0]).toEqual({
    kind: 'offline',
    problem: offline,
    isLasting: true,
  });
  expect(kinds({ problem: offline }, false)).toEqual(['offline', 'synced']);
});

test('where the browser withholds Cliq, a call that failed is no sign of a bad connection, and nothing is being fetched', () => {
  const first = { isComplete: false, syncedAt: null, waiting: 1 };
  expect(kinds({ ...first, problem: { ...problem, kind: 'offline' } }, true, true)).toEqual(['waiting']);
  expect(kinds({ ...first, problem }, true, true)).toEqual(['waiting']);
  expect(kinds(first, false, true)).toEqual(['offline', 'waiting']);
});

test('a sign-in that ended or lacks a permission asks to sign in again', () => {
  const account = {
    id: 'a',
    dataCenter: 'eu',
    organizationId: null,
    signInNeeded: true,
    isDoubted: false,
    identity: null,
  } as const;
  expect(kinds({ account, waiting: 2 })).toEqual(['sign-in', 'waiting', 'synced']);
  expect(statusParts({ ...well, account, problem: { ...problem, kind: 'scope' } }, connected, now)[0]).toEqual({
    kind: 'sign-in',
    obstacle: 'scope',
  });
  expect(kinds({ problem: { ...problem, kind: 'sign-in' } }), 'signed in again meanwhile').toEqual(['synced']);
});

test('a passing fault becomes a lasting one after three tries; a refusal is one at once', () => {
  const lasting = (changes: Partial<ServiceStatus>) =>
    statusParts({ ...well, ...changes }, connected, now).flatMap((part) =>
      part.kind === 'problem' ? part.isLasting : [],
    );
  expect(lasting({ problem })).toEqual([false]);
  expect(lasting({ problem: { ...problem, tries: 3 } })).toEqual([true]);
  expect(lasting({ problem: { ...problem, kind: 'refused' } })).toEqual([true]);
});

test('the first copy of the list is reported instead of a time', () => {
  expect(statusParts({ ...well, isComplete: false }, connected, now)).toEqual([{ kind: 'first-sync', count: 5 }]);
  expect(kinds({ isComplete: false, syncedAt: null }, false)).toEqual(['offline']);
  // Some pages of it have come: that is not yet in step with Cliq.
  expect(kinds({ isComplete: false }, false)).toEqual(['offline']);
});

test('nothing is being fetched while something is in the way', () => {
  expect(kinds({ isComplete: false, problem: { ...problem, kind: 'no-access' } })).toEqual(['problem']);
  expect(kinds({ isComplete: false, problem: { ...problem, kind: 'offline' } })).toEqual(['offline']);
});

test('a wrong clock is said only beside what it may be the cause of', () => {
  const clockAheadMs = 7_200_000;
  const account = { ...signedIn, signInNeeded: true };
  expect(kinds({ clockAheadMs })).toEqual(['synced']);
  expect(kinds({ clockAheadMs, problem })).toEqual(['problem', 'synced']);
  expect(kinds({ clockAheadMs, account })).toEqual(['sign-in', 'clock', 'synced']);
  expect(kinds({ clockAheadMs, problem: { ...problem, kind: 'offline' } })).toEqual(['offline', 'clock', 'synced']);
  expect(kinds({ clockAheadMs, problem: { ...problem, kind: 'sign-in-unreachable' } })).toEqual([
    'problem',
    'clock',
    'synced',
  ]);
});

test('a chat page that nobody can read is said; one that can be read somehow is not', () => {
  const said = (['known', 'guessed', 'lost', 'broken', null] as const).map(
    (page) => statusParts(well, { ...connected, page }, now)[0]?.kind,
  );
  expect(said).toEqual(['synced', 'synced', 'synced', 'page', 'synced']);
});
