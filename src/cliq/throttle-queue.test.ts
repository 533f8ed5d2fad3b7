import { beforeEach, expect, test } from 'vitest';
import { createThrottleRig } from './testing/throttle-rig';

let rig = createThrottleRig();
beforeEach(() => {
  rig = createThrottleRig();
});

test('six calls of a verb are under way at once, and four of the background', async () => {
  const background = rig.ask('GET', 10, 'background');
  await rig.pass(0);
  const user = rig.ask('GET', 10);
  await rig.pass(30_000);
  expect([background.length, user.length]).toEqual([4, 2]);
  await rig.ok(background[0]);
  await rig.pass(0);
  expect([background.length, user.length]).toEqual([4, 3]);
});

test('the background leaves three GET slots to users', async () => {
  const background = rig.keepBusy('GET', 8, 'background');
  await rig.pass(55_000);
  expect(background.sent).toBe(27);
  const user = rig.ask('GET', 4);
  await rig.pass(0);
  expect(user).toHaveLength(3);
});

test('users go first, and the background still has its turn', async () => {
  const background = rig.keepBusy('POST', 3, 'background');
  const user = rig.keepBusy('POST', 20, 'user');
  await rig.pass(10 * 60_000);
  expect(user.sent).toBeGreaterThan(8 * background.sent);
  expect(background.sent).toBeGreaterThanOrEqual(40);
});

test('under steady user calls the background never holds more than 27 GET slots, and is not starved', async () => {
  const background = rig.keepBusy('GET', 8, 'background');
  await rig.pass(50_000);
  const user = rig.keepBusy('GET', 20, 'user');
  let before = background.sent;
  for (let minute = 0; minute < 10; minute += 1) {
    await rig.pass(60_000);
    expect(background.sent - before).toBeLessThanOrEqual(27);
    before = background.sent;
  }
  expect(user.sent).toBeGreaterThan(200);
  expect(background.sent).toBeGreaterThan(45);
});
