import { beforeEach, expect, test, vi } from 'vitest';

interface Alarm {
  periodInMinutes: number;
  scheduledTime: number;
}

const { alarms } = vi.hoisted(() => ({ alarms: new Map<string, Alarm>() }));
vi.mock('webextension-polyfill', () => ({
  default: {
    alarms: {
      get: async (name: string) => alarms.get(name),
      create: async (name: string, { periodInMinutes }: { periodInMinutes: number }) => {
        alarms.set(name, { periodInMinutes, scheduledTime: Date.now() + periodInMinutes * 60_000 });
      },
    },
  },
}));

import { keepAlarm } from './alarms';

const now = Date.UTC(2026, 10, 22, 9);

beforeEach(() => {
  alarms.clear();
  vi.useFakeTimers({ now });
  return () => vi.useRealTimers();
});

test('an alarm that is set is left alone, or it would never ring', async () => {
  await keepAlarm('sync', 15);
  vi.setSystemTime(now + 60_000);
  await keepAlarm('sync', 15);
  expect(alarms.get('sync')?.scheduledTime).toBe(now + 15 * 60_000);
});

test('one that the browser has lost, or of another period, is set', async () => {
  await keepAlarm('outstanding', 0.5);
  expect(alarms.get('outstanding')).toEqual({ periodInMinutes: 0.5, scheduledTime: now + 30_000 });
  await keepAlarm('outstanding', 2);
  expect(alarms.get('outstanding')?.periodInMinutes).toBe(2);
});

test('after the clock was set back it rings within a period', async () => {
  await keepAlarm('sync', 15);
  vi.setSystemTime(now - 3_600_000);
  await keepAlarm('sync', 15);
  expect(alarms.get('sync')?.scheduledTime).toBe(now - 3_600_000 + 15 * 60_000);
});

test('no period is shorter than browsers allow', async () => {
  await keepAlarm('outstanding', 0.01);
  expect(alarms.get('outstanding')?.periodInMinutes).toBe(0.5);
});
