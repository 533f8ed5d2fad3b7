import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { ServiceStatus } from '../stars/service-status';
import { type SignOutStore, signOutStore } from './sign-out-store';

const account = {
  id: 'a',
  dataCenter: 'us',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
} as const;
const none: ServiceStatus = {
  account,
  syncedAt: null,
  isComplete: true,
  waiting: 0,
  restoring: 0,
  failed: [],
  pauses: [],
  problem: null,
  batches: [],
  clockAheadMs: 0,
};
let calls: string[];
/** What the next looks at the status see; the last one stays. */
let seen: ServiceStatus[];
let slept: number;
let failure: Error | null;
let onSleep: () => void;
let store: SignOutStore;

beforeEach(() => {
  calls = [];
  seen = [none];
  slept = 0;
  failure = null;
  onSleep = () => {};
  const status = signal<ServiceStatus | null>(null);
  store = signOutStore({
    status,
    readStatus: async () => {
      status.value = (seen.length > 1 ? seen.shift() : seen[0]) ?? null;
    },
    service: {
      sendNow: async () => {
        calls.push('sendNow');
        if (failure) throw failure;
      },
      signOut: async () => void calls.push('signOut'),
    },
    attempt: (act) =>
      act().then(
        () => true,
        () => false,
      ),
    clock: {
      now: () => 1_795_000_000_000 + slept,
      monotonic: () => slept,
      sleep: async (ms) => {
        slept += ms;
        onSleep();
      },
    },
    stop: new AbortController().signal,
  });
});

const waiting = (count: number, more: Partial<ServiceStatus> = {}): ServiceStatus => ({
  ...none,
  waiting: count,
  ...more,
});

test('with nothing to lose nothing is asked', async () => {
  await store.ask();
  expect(calls).toEqual(['signOut']);
  expect(store.question.value).toBeNull();
});

test('with something to lose it asks, and does nothing by itself', async () => {
  seen = [waiting(2)];
  await store.ask();
  expect(store.question.value).toEqual({ kind: 'asked' });
  expect(store.undelivered.value).toBe(2);
  store.stay();
  expect(store.question.value).toBeNull();
  expect(calls).toEqual([]);
});

test('“Send first” signs out as soon as all has reached Cliq, and not before', async () => {
  seen = [waiting(2), waiting(2), waiting(1), none];
  await store.ask();
  onSleep = () => expect(calls).toEqual(['sendNow']);
  await store.sendFirst();
  expect(calls).toEqual(['sendNow', 'signOut']);
});

test('slow is not stuck: as long as the number falls it goes on', async () => {
  // One a minute, as when another device shares the user's limit.
  seen = Array.from({ length: 360 }, (_, look) => waiting(3 - Math.floor(look / 120)));
  seen.push(none);
  await store.sendFirst();
  expect(calls).toEqual(['sendNow', 'signOut']);
  expect(slept).toBeGreaterThan(170_000);
});

test('what cannot be sent leaves the user signed in, and is said', async () => {
  seen = [waiting(2, { pauses: [{ verb: 'POST', until: 1_795_000_300_000 }] })];
  await store.sendFirst();
  expect(store.question.value).toEqual({ kind: 'not-sent', why: { kind: 'paused', until: 1_795_000_300_000 } });
  expect(calls).toEqual(['sendNow']);
});

test('who stays while it is sent is not signed out when all has reached Cliq', async () => {
  seen = [waiting(2), waiting(2), none];
  onSleep = store.stay;
  await store.sendFirst();
  expect(calls).toEqual(['sendNow']);
});

test('who discards while it is sent is signed out once', async () => {
  seen = [waiting(2), waiting(2), none];
  onSleep = () => void store.discard();
  await store.sendFirst();
  expect(calls).toEqual(['sendNow', 'signOut']);
});

test('an account that is gone meanwhile needs no sign-out', async () => {
  seen = [waiting(2), { ...none, account: null }];
  await store.sendFirst();
  expect(calls).toEqual(['sendNow']);
  expect(store.question.value).toBeNull();
});

test('when nothing can be written nobody is signed out', async () => {
  failure = new Error('no space');
  seen = [waiting(2)];
  await store.sendFirst();
  expect(calls).toEqual(['sendNow']);
  expect(store.question.value).toBeNull();
});
