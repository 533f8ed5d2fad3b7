import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askAhead } from './ask-ahead';
import { listWorld, starRow } from './testing/list-world';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function openWith(isComplete: boolean) {
  const world = listWorld([starRow(0)]);
  world.status.isComplete = isComplete;
  await world.store.open();
  askAhead({ ...world.store, service: world.service, stop: new AbortController().signal });
  return world;
}

test('during the first sync what is filtered for is asked for, once the choice has settled', async () => {
  const { store, calls } = await openWith(false);
  store.list.toggleType('note');
  await vi.advanceTimersByTimeAsync(500);
  store.list.narrow({ chat: 'CT_1_2' });
  await vi.advanceTimersByTimeAsync(500);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(calls).toEqual(['lookFor note CT_1_2']);
  store.list.clear();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls).toHaveLength(1);
});

test('afterwards only Refresh asks, for the filter there is', async () => {
  const { store, calls } = await openWith(true);
  store.list.toggleType('note');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls).toEqual([]);
  await store.refresh();
  expect(calls).toEqual(['refresh', 'lookFor note null']);
  store.list.clear();
  await store.refresh();
  expect(calls).toEqual(['refresh', 'lookFor note null', 'refresh']);
});
