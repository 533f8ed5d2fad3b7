import { beforeEach, expect, test } from 'vitest';
import { createThrottleRig } from './testing/throttle-rig';
import type { Priority, Verb } from './throttle';

let rig = createThrottleRig();
beforeEach(() => {
  rig = createThrottleRig();
});

test('a slot is on disk before it is handed out, and its rest before its report resolves', async () => {
  const slot = await rig.throttle().acquire('DELETE', { priority: 'user' });
  expect(slot.verb).toBe('DELETE');
  expect(rig.disk.records.get('DELETE')).toEqual({ open: 1, resting: [], pause: null, sharedUntil: null });
  await slot.answered({ throttled: null, isServed: true, serverTime: rig.serverTime() });
  const since = rig.time.createClock().now();
  expect(rig.disk.records.get('DELETE')).toEqual({
    open: 0,
    resting: [{ since, serverSince: rig.serverTime() + 1_000, lost: false }],
    pause: null,
    sharedUntil: null,
  });
});

test.each<[Verb, number]>([
  ['POST', 50],
  ['GET', 30],
  ['DELETE', 50],
])('%s has %d slots a minute, whatever the others use', async (verb, limit) => {
  const counted = rig.keepBusy(verb, 8, 'user');
  const others = (['POST', 'GET', 'DELETE'] as const).filter((other) => other !== verb);
  await rig.pass(60_000);
  expect(counted.sent).toBe(limit);
  for (const other of others) await rig.use(other, 1);
  await rig.pass(60_000);
  expect(counted.sent).toBe(2 * limit);
});

test('a slot rests 60.25 s after its answer, 90 s without one, not at all when unused', async () => {
  rig = createThrottleRig({ limits: { POST: 1, GET: 1, DELETE: 1 } });
  const slots = rig.ask('POST', 4);
  await rig.pass(0);
  await slots[0]?.unused();
  await rig.pass(0);
  expect(slots).toHaveLength(2);
  await rig.ok(slots[1]);
  await rig.pass(60_249);
  expect(slots).toHaveLength(2);
  await rig.pass(1);
  expect(slots).toHaveLength(3);
  await slots[2]?.lost();
  await rig.pass(89_999);
  expect(slots).toHaveLength(3);
  await rig.pass(1);
  expect(slots).toHaveLength(4);
});

test('only the first report of a slot counts', async () => {
  rig.ask('POST', 1);
  const first = await rig.throttle().acquire('POST', { priority: 'user' });
  await rig.ok(first);
  await rig.refuse(first);
  await first.unused();
  expect(rig.disk.records.get('POST')).toMatchObject({ open: 1, pause: null });
});

test('a reservation that cannot be written is refused, nothing is taken, and the next one works', async () => {
  await rig.use('POST', 1);
  rig.breakDisk(new Error('disk full'));
  await expect(rig.throttle().acquire('POST', { priority: 'user' })).rejects.toThrow('disk full');
  rig.breakDisk(undefined);
  const busy = rig.keepBusy('POST', 8, 'user');
  await rig.pass(30_000);
  expect(busy.sent).toBe(49);
});

test('a state that cannot be read refuses, and is read again the next time', async () => {
  rig.breakDisk(new Error('no database'));
  await expect(rig.throttle().acquire('POST', { priority: 'user' })).rejects.toThrow('no database');
  await expect(rig.throttle().freeAt('POST', 'user')).rejects.toThrow('no database');
  rig.breakDisk(undefined);
  await expect(rig.throttle().acquire('POST', { priority: 'user' })).resolves.toMatchObject({ verb: 'POST' });
});

test('a report that cannot be written does not reject, and the disk keeps the slot as open', async () => {
  const slot = await rig.throttle().acquire('POST', { priority: 'user' });
  rig.breakDisk(new Error('disk full'));
  await rig.refuse(slot);
  rig.breakDisk(undefined);
  expect(rig.disk.records.get('POST')).toMatchObject({ open: 1 });
  expect(await rig.throttle().pauses()).toHaveLength(1);
});

test('an aborted acquire rejects with the reason and takes no slot, at every moment', async () => {
  rig = createThrottleRig({ limits: { POST: 1, GET: 1, DELETE: 1 } });
  const reason = new Error('signed out');
  const aborted = { priority: 'user' as const, signal: AbortSignal.abort(reason) };
  await expect(rig.throttle().acquire('POST', aborted)).rejects.toBe(reason);

  const whileLoading = new AbortController();
  const loading = rig.throttle().acquire('POST', { priority: 'user', signal: whileLoading.signal });
  whileLoading.abort(reason);
  await expect(loading).rejects.toBe(reason);

  const whileWriting = new AbortController();
  const writing = rig.throttle().acquire('POST', { priority: 'user', signal: whileWriting.signal });
  whileWriting.abort(reason);
  await expect(writing).rejects.toBe(reason);

  const slot = await rig.throttle().acquire('POST', { priority: 'user' });
  const whileQueued = new AbortController();
  const queued = rig.throttle().acquire('POST', { priority: 'user', signal: whileQueued.signal });
  const behind = rig.ask('POST', 1);
  await rig.pass(0);
  whileQueued.abort(reason);
  await expect(queued).rejects.toBe(reason);
  await slot.unused();
  await rig.pass(0);
  expect(behind).toHaveLength(1);
  expect(rig.disk.records.get('POST')).toMatchObject({ open: 1, resting: [] });
});

test('an abort after the slot was handed out changes nothing', async () => {
  const late = new AbortController();
  const slot = await rig.throttle().acquire('POST', { priority: 'user', signal: late.signal });
  late.abort();
  await rig.pass(0);
  expect(rig.disk.records.get('POST')).toMatchObject({ open: 1 });
  await rig.ok(slot);
  expect(rig.disk.records.get('POST')).toMatchObject({ open: 0 });
});

test('freeAt says when to come back', async () => {
  const clock = rig.time.createClock();
  const inMs = async (priority: Priority = 'user') => (await rig.throttle().freeAt('GET', priority)) - clock.now();
  expect(await inMs()).toBe(0);
  await rig.use('GET', 27);
  expect([await inMs(), await inMs('background')]).toEqual([0, 60_250]);
  await rig.pass(10_000);
  await rig.use('GET', 3);
  expect([await inMs(), await inMs('background')]).toEqual([50_250, 50_250]);
  await rig.pass(50_250);
  const slot = await rig.throttle().acquire('GET', { priority: 'user' });
  await rig.refuse(slot);
  expect(await inMs()).toBe(300_000);
  rig.restart();
  expect(await inMs()).toBe(300_000);
});

test('nobody waiting means no timer', async () => {
  const waiting = new AbortController();
  await rig.use('POST', 50);
  const refused = rig.throttle().acquire('POST', { priority: 'user', signal: waiting.signal });
  waiting.abort();
  await expect(refused).rejects.toThrow();
  await rig.pass(60_250);
  expect(rig.disk.records.get('POST')?.open).toBe(0);
});
