import { beforeEach, expect, test } from 'vitest';
import { createMemoryDisk, createMemoryReplica } from '../replica/testing/memory-replica';
import { createClockWatch } from './clock-watch';

const minute = 60_000;
const now = 1_800_000_000_000;
let disk: ReturnType<typeof createMemoryDisk>;
let changes: number;

beforeEach(() => {
  disk = createMemoryDisk();
  changes = 0;
});

/** Answers come that show this computer's clock so much ahead; a new worker sees them. */
async function answers(...aheadMs: number[]) {
  const clock = { now: () => now, monotonic: () => 0, sleep: () => Promise.resolve() };
  const compare = createClockWatch(createMemoryReplica(disk), clock, () => {
    changes += 1;
  });
  for (const ms of aheadMs) await compare(now - ms);
}
const kept = () => disk.slots.get('clock');

test('a clock that is some minutes off is nobody’s trouble', async () => {
  await answers(0, 4 * minute, -4 * minute);
  expect([kept(), changes]).toEqual([undefined, 0]);
});

test('one that is far off is kept in whole minutes, ahead or behind, until it is set right', async () => {
  await answers(2 * 60 * minute + 20_000);
  expect(kept()).toBe(120 * minute);
  await answers(-7 * minute);
  expect(kept()).toBe(-7 * minute);
  await answers(300);
  expect([kept(), changes]).toEqual([0, 3]);
});

test('what is on an edge is not told anew with every answer', async () => {
  await answers(5 * minute, 5 * minute - 900, 5 * minute + 31_000, 5 * minute + 29_000, 4.5 * minute);
  expect([kept(), changes]).toEqual([5 * minute, 1]);
});
