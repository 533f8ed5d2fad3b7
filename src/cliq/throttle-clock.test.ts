import { expect, test } from 'vitest';
import { createThrottleRig } from './testing/throttle-rig';

const hourMs = 3_600_000;

test('a clock set back over a restart makes nobody wait longer than 61 s', async () => {
  const rig = createThrottleRig();
  await rig.use('POST', 50);
  await rig.pass(59_000);
  rig.time.setWallClock(-hourMs);
  rig.restart();
  const slots = rig.ask('POST', 6);
  await rig.pass(0);
  expect(slots).toHaveLength(0);
  await rig.pass(61_000);
  expect(slots).toHaveLength(6);
});

test('after a restart the first answer opens what is really free', async () => {
  const rig = createThrottleRig();
  await rig.use('POST', 50);
  await rig.pass(65_000);
  rig.restart();
  const slots = rig.ask('POST', 50);
  await rig.pass(1_000);
  expect(slots).toHaveLength(1);
  await rig.ok(slots[0]);
  await rig.pass(0);
  expect(slots).toHaveLength(7);
});

test('when the first call after a restart has no answer, the others wait for the time alone, not for ever', async () => {
  const rig = createThrottleRig();
  await rig.use('POST', 50);
  await rig.pass(65_000);
  rig.restart();
  const slots = rig.ask('POST', 6);
  await rig.pass(25_000);
  expect(slots).toHaveLength(1);
  await slots[0]?.lost();
  await rig.pass(61_000 - 25_000);
  expect(slots).toHaveLength(6);
});

test('a pause whose one call has no answer is tried again within 91 s', async () => {
  const rig = createThrottleRig();
  await rig.use('POST', 49);
  const last = rig.ask('POST', 1);
  await rig.pass(0);
  await rig.refuse(last[0]);
  const slots = rig.ask('POST', 6);
  await rig.pass(300_000);
  expect(slots).toHaveLength(1);
  await slots[0]?.lost();
  await rig.pass(91_000);
  expect(slots).toHaveLength(2);
});

test('without a Date header every stored slot counts as answered at the start', async () => {
  const rig = createThrottleRig();
  await rig.use('POST', 50);
  await rig.pass(65_000);
  rig.restart();
  const slots = rig.ask('POST', 10);
  await rig.pass(0);
  await slots[0]?.answered({ throttled: null, isServed: true, serverTime: null });
  await rig.pass(59_000);
  expect(slots).toHaveLength(1);
  await rig.pass(2_000);
  expect(slots).toHaveLength(7);
});

test('slots that no clock can spoil are handed out at once after a restart', async () => {
  const rig = createThrottleRig();
  await rig.use('POST', 10);
  rig.restart();
  const slots = rig.ask('POST', 5);
  await rig.pass(0);
  expect(slots).toHaveLength(5);
});

test('a call cut off by the restart rests like one without an answer', async () => {
  const rig = createThrottleRig({ limits: { POST: 2, GET: 2, DELETE: 2 } });
  rig.ask('POST', 2);
  await rig.pass(0);
  expect(rig.disk.records.get('POST')).toMatchObject({ open: 2 });
  rig.restart();
  const slots = rig.ask('POST', 1);
  await rig.pass(89_000);
  expect(slots).toHaveLength(0);
  await rig.pass(2_000);
  expect(slots).toHaveLength(1);
});

test('damaged records make it careful, not wrong', async () => {
  const rig = createThrottleRig();
  const damaged = { since: Number.NaN, serverSince: Number.NaN, lost: false };
  rig.disk.records.set('POST', {
    open: 1_000,
    resting: [damaged],
    pause: { until: Number.NaN, lengthMs: Number.NaN },
    sharedUntil: Number.NaN,
  });
  const now = rig.time.createClock().now();
  expect(await rig.throttle().pauses()).toEqual([{ verb: 'POST', until: now + 300_000 }]);
  const slots = rig.ask('POST', 2);
  await rig.pass(301_000);
  expect(slots).toHaveLength(1);
});
