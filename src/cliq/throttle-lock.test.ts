import { beforeEach, expect, test } from 'vitest';
import { createThrottleRig } from './testing/throttle-rig';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let rig = createThrottleRig();
beforeEach(() => {
  rig = createThrottleRig();
});

/** One call is refused; the verb is paused from here. */
async function lock(retryAfterMs: number | null = null): Promise<void> {
  const [slot] = await asked(1);
  await rig.refuse(slot, retryAfterMs);
}

async function asked(count: number) {
  const slots = rig.ask('POST', count);
  await rig.pass(0);
  return slots;
}

const pauseMs = async (): Promise<number[]> => {
  const now = rig.time.createClock().now();
  return (await rig.throttle().pauses()).map(({ until }) => Math.round((until - now) / 1_000) * 1_000);
};

test('a refusal pauses its verb alone for five minutes, then one call goes, and its success opens the verb', async () => {
  await lock();
  expect(await pauseMs()).toEqual([5 * minuteMs]);
  expect(rig.changes).toEqual(['POST']);
  const slots = rig.ask('POST', 10);
  const others = rig.ask('GET', 3);
  await rig.pass(5 * minuteMs - 1_000);
  expect([slots.length, others.length]).toEqual([0, 3]);
  await rig.pass(2_000);
  expect(slots).toHaveLength(1);
  expect(await rig.throttle().pauses()).toEqual([]);
  await rig.pass(20_000);
  expect(slots).toHaveLength(1);
  await rig.ok(slots[0]);
  await rig.pass(0);
  expect(slots).toHaveLength(7);
  expect(rig.changes).toEqual(['POST', 'POST']);
});

test('a probe without an answer opens nothing, and neither does an unused one', async () => {
  await lock();
  const slots = rig.ask('POST', 3);
  await rig.pass(5 * minuteMs);
  await slots[0]?.lost();
  await rig.pass(10_000);
  expect(slots).toHaveLength(2);
  await slots[1]?.unused();
  await rig.pass(10_000);
  expect(slots).toHaveLength(3);
});

test('a probe that something before Cliq has answered opens nothing: the next one goes alone too, and a refusal doubles', async () => {
  await lock();
  const slots = rig.ask('POST', 8);
  await rig.pass(5 * minuteMs);
  await slots[0]?.answered({ throttled: null, isServed: false, serverTime: rig.serverTime() });
  await rig.pass(10_000);
  expect(slots).toHaveLength(2);
  await rig.refuse(slots[1]);
  expect(await pauseMs()).toEqual([10 * minuteMs]);
});

test('a refused probe doubles the pause, up to half an hour; a longer Retry-After counts in full', async () => {
  await lock();
  for (const expected of [10, 20, 30, 30]) {
    const slots = await asked(1);
    await rig.pass(30 * minuteMs);
    await rig.refuse(slots[0]);
    expect(await pauseMs()).toEqual([expected * minuteMs]);
  }
  const slots = await asked(1);
  await rig.pass(30 * minuteMs);
  await rig.refuse(slots[0], 2 * hourMs);
  expect(await pauseMs()).toEqual([2 * hourMs]);
});

test.each([
  [60_000, 5 * minuteMs],
  [7 * minuteMs, 7 * minuteMs],
  [Number.NaN, 5 * minuteMs],
  [100 * hourMs, 24 * hourMs],
  [-5, 5 * minuteMs],
])('Retry-After of %d ms pauses for %d ms', async (retryAfterMs, expected) => {
  await lock(retryAfterMs);
  expect(await pauseMs()).toEqual([expected]);
});

test('calls under way at the first refusal prolong the pause to their own answer and do not double it', async () => {
  const slots = await asked(6);
  await rig.refuse(slots[0]);
  await rig.pass(3_000);
  await rig.refuse(slots[1]);
  await rig.ok(slots[2]);
  expect(await pauseMs()).toEqual([5 * minuteMs]);
  const waiting = rig.ask('POST', 2);
  await rig.pass(5 * minuteMs - 1_000);
  expect(waiting).toHaveLength(0);
});

test('a clock set during a pause, or a sleep of the computer: the disk still says when it really ends', async () => {
  await lock();
  await rig.pass(minuteMs);
  const now = () => rig.time.createClock().now();
  for (const aheadMs of [2 * hourMs, -hourMs]) {
    rig.time.setWallClock(aheadMs);
    expect(await pauseMs()).toEqual([4 * minuteMs]);
    expect((rig.disk.records.get('POST')?.pause?.until ?? 0) - now()).toBeCloseTo(4 * minuteMs, -3);
  }
  expect(rig.changes).toEqual(['POST', 'POST', 'POST']);
  await pauseMs();
  expect(rig.changes).toHaveLength(3);
});

test('a slot reserved while the refusal was under way is not handed out', async () => {
  const [slot] = await asked(1);
  const next = rig.ask('POST', 1);
  void rig.refuse(slot);
  await rig.pass(5 * minuteMs - 1_000);
  expect(next).toHaveLength(0);
  await rig.pass(1_000);
  expect(next).toHaveLength(1);
});

test('a pause outlives the worker, and a clock set back does not make it longer than it was', async () => {
  await lock();
  await rig.pass(minuteMs);
  rig.restart();
  expect(await pauseMs()).toEqual([4 * minuteMs]);
  rig.time.setWallClock(-hourMs);
  rig.restart();
  const slots = await asked(2);
  await rig.pass(5 * minuteMs);
  expect(slots).toHaveLength(1);
});

test('a clock set forward over a restart lets only the probe into the pause', async () => {
  await lock();
  rig.time.setWallClock(hourMs);
  rig.restart();
  const slots = await asked(5);
  await rig.pass(20_000);
  expect(slots).toHaveLength(1);
});

test("after somebody else's lock half the slots are used for an hour, over restarts too", async () => {
  await lock();
  await rig.pass(5 * minuteMs);
  let used = rig.use('POST', 60);
  await rig.pass(1_000);
  const restingNow = () => rig.disk.records.get('POST')?.resting.length;
  expect(restingNow()).toBe(25);
  await rig.pass(2 * minuteMs);
  await used;
  await rig.pass(2 * minuteMs);
  rig.restart();
  used = rig.use('POST', 60);
  await rig.pass(1_000);
  expect(restingNow()).toBe(25);
  await rig.pass(2 * minuteMs);
  await used;
  await rig.pass(hourMs);
  const all = rig.use('POST', 60);
  await rig.pass(1_000);
  expect(restingNow()).toBe(50);
  await rig.pass(2 * minuteMs);
  await all;
});

test('a lock that a clock set forward may have caused does not halve the slots', async () => {
  await rig.use('POST', 50);
  rig.time.setWallClock(hourMs);
  rig.restart();
  await lock();
  expect(rig.disk.records.get('POST')).toMatchObject({ sharedUntil: null });
});
