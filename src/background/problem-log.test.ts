import { beforeEach, expect, test } from 'vitest';
import type { ApiAnswer } from '../cliq/api';
import type { ProblemSource } from '../replica/schema';
import { createMemoryDisk, createMemoryReplica } from '../replica/testing/memory-replica';
import { createProblemLog } from './problem-log';

const account = {
  id: 'a',
  dataCenter: 'us' as const,
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const answers = {
  done: { serverTime: null, kind: 'done', value: null },
  offline: { serverTime: null, kind: 'failed', answered: false, offline: true, detail: 'POST TypeError' },
  unavailable: { serverTime: null, kind: 'failed', answered: true, offline: false, detail: 'POST 503' },
  unauthorized: { serverTime: null, kind: 'unauthorized' },
  refused: { serverTime: null, kind: 'refused', reason: '405', detail: 'GET 405' },
  portal: { serverTime: null, kind: 'failed', answered: true, offline: false, portal: true, detail: 'POST 200' },
  noAccess: { serverTime: null, kind: 'no-access', reason: '403', detail: 'GET 403' },
  throttled: { serverTime: null, kind: 'throttled', retryAfterMs: null },
} satisfies Record<string, ApiAnswer<unknown>>;

let now: number;
let changes: number;
let disk: ReturnType<typeof createMemoryDisk>;

beforeEach(() => {
  now = 1_800_000_000_000;
  changes = 0;
  disk = createMemoryDisk();
  disk.account = account;
});

/** Each answer comes a minute after the one before. */
async function tell(...told: [source: ProblemSource, answer: keyof typeof answers, afterMs?: number][]) {
  const clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() };
  const log = createProblemLog(createMemoryReplica(disk), clock, () => {
    changes += 1;
  });
  for (const [source, answer, afterMs = 60_000] of told) {
    now += afterMs;
    await log.tell(account, source, answers[answer]);
  }
}
const problems = () => [...disk.problems.values()].map(({ kind, tries }) => [kind, tries]);

test('tries in a row are counted, until one goes well; a problem of another kind begins anew', async () => {
  await tell(['delivery', 'unavailable'], ['delivery', 'unavailable'], ['delivery', 'unavailable']);
  expect(problems()).toEqual([['unavailable', 3]]);
  await tell(['delivery', 'portal']);
  expect(problems()).toEqual([['portal', 1]]);
  await tell(['delivery', 'done'], ['delivery', 'done']);
  expect(problems()).toEqual([]);
  expect(changes).toBe(5);
});

test('calls that fail together are one try', async () => {
  await tell(['delivery', 'unavailable'], ['delivery', 'unavailable', 10], ['delivery', 'unavailable', 900]);
  expect(problems()).toEqual([['unavailable', 1]]);
});

test('delivery and sync have a problem each; what goes well for one does not hide the other', async () => {
  await tell(['sync', 'refused'], ['delivery', 'unavailable'], ['delivery', 'done']);
  expect(problems()).toEqual([['refused', 1]]);
  await tell(['delivery', 'unavailable'], ['sync', 'done']);
  expect(problems()).toEqual([['unavailable', 1]]);
});

test.each(['done', 'refused', 'throttled'] as const)(
  'any answer of Cliq ends "offline" for both: %s',
  async (answer) => {
    await tell(['delivery', 'offline'], ['sync', answer]);
    expect(problems()).not.toContainEqual(['offline', 1]);
  },
);

test('"too many calls" is an answer: Cliq is there, but a refusal stays', async () => {
  await tell(['delivery', 'unavailable'], ['delivery', 'throttled']);
  expect(problems()).toEqual([]);
  await tell(['sync', 'refused'], ['sync', 'throttled']);
  expect(problems()).toEqual([['refused', 1]]);
});

test('a web page in place of an answer ends "offline", and any answer of Cliq ends the web page, for both', async () => {
  await tell(['delivery', 'offline'], ['sync', 'portal']);
  expect(problems()).toEqual([['portal', 1]]);
  await tell(['delivery', 'portal'], ['sync', 'unavailable']);
  expect(problems()).toEqual([
    ['unavailable', 1],
    ['portal', 1],
  ]);
  await tell(['sync', 'done']);
  expect(problems()).toEqual([]);
});

test('only the list says that an account may use no stars', async () => {
  await tell(['delivery', 'unavailable'], ['delivery', 'noAccess']);
  expect(problems()).toEqual([]);
  await tell(['sync', 'noAccess'], ['delivery', 'done']);
  expect(problems()).toEqual([['no-access', 1]]);
  await tell(['sync', 'done']);
  expect(problems()).toEqual([]);
});

test('no token to call with: counted like any try, and over with any answer of Cliq', async () => {
  const clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() };
  const log = createProblemLog(createMemoryReplica(disk), clock);
  for (const source of ['sync', 'delivery', 'sync'] as const) {
    now += 60_000;
    await log.rests(account, source, 'sign-in-unreachable');
  }
  await log.rests(account, 'sync', null);
  expect(problems()).toEqual([
    ['sign-in-unreachable', 2],
    ['sign-in-unreachable', 1],
  ]);
  // Another answer to the token that has ended says nothing of the next one.
  await tell(['delivery', 'unauthorized']);
  expect(problems()).toContainEqual(['sign-in-unreachable', 2]);
  await tell(['sync', 'done']);
  expect(problems()).toEqual([['sign-in', 1]]);
});

test('a browser that keeps calls back after several 5xx does not make it "offline"; a quarter of an hour later it is', async () => {
  await tell(['delivery', 'unavailable'], ['delivery', 'offline'], ['delivery', 'offline']);
  expect(problems()).toEqual([['unavailable', 3]]);
  await tell(['delivery', 'offline', 16 * 60_000]);
  expect(problems()).toEqual([['offline', 1]]);
});
