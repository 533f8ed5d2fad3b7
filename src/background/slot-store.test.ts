import { expect, test } from 'vitest';
import { createSlotStore } from './slot-store';
import { createWorld } from './testing/world';

test('a record that cannot be read pauses its verb for five minutes; the others are as they were', async () => {
  const { clock, startWorker } = createWorld();
  const { replica } = startWorker();
  const store = createSlotStore(replica, clock);
  const record = { open: 1, resting: [], pause: null, sharedUntil: null };
  await store.save('GET', record);
  await replica.saveSlots('POST', { open: 'many' });
  expect(await store.load('POST')).toEqual({
    open: 0,
    resting: [],
    pause: { until: clock.now() + 300_000, lengthMs: 300_000 },
    sharedUntil: null,
  });
  expect(await store.load('GET')).toEqual(record);
  expect(await store.load('DELETE')).toBeUndefined();
});
