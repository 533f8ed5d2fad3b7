import { expect, test } from 'vitest';
import { countBudgets } from './budgets';
import { measureSync } from './sync/first-sync';

test('a first sync and an idle day take no more requests and wake-ups than their budgets', async () => {
  const { requests, day, worstShare } = await measureSync(1_000);
  expect(requests).toBeLessThanOrEqual(countBudgets.firstSyncRequests);
  expect(day.requests).toBeLessThanOrEqual(countBudgets.idleDayRequests);
  expect(day.wakeUps).toBeLessThanOrEqual(countBudgets.idleDayWakeUps);
  expect(worstShare).toBeLessThanOrEqual(1);
  // It was really a day, with a look each quarter of an hour.
  expect(Math.min(day.requests, day.wakeUps)).toBeGreaterThanOrEqual(95);
});
