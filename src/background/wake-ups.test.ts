import { beforeEach, describe, expect, test } from 'vitest';
import type { AlarmName } from '../browser/alarms';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed } from './testing/named-stars';
import { createWorld, type World } from './testing/world';
import { createWakeUps } from './wake-ups';

const id = '1777805235487_162898249840';
let world: World;
let worker: ReturnType<World['startWorker']>;
let alarms: Map<AlarmName, number>;

function wakeUps() {
  return createWakeUps({
    ...worker,
    clock: world.clock,
    alarms: {
      keep: async (name, periodMinutes) => void alarms.set(name, periodMinutes),
      clear: async (name) => void alarms.delete(name),
    },
  });
}

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  alarms = new Map();
  await worker.service.signIn(signInSettings);
  await worker.sync.run('user');
});

test('every start makes sure of the sync alarm: browsers may lose alarms', async () => {
  wakeUps().workerStarted();
  await expect.poll(() => alarms.get('sync')).toBe(15);
  expect(alarms.has('outstanding')).toBe(false);
});

test('a refresh that failed is tried again by the alarm, and the alarm ends with it', async () => {
  world.advance(3_600);
  world.answerNext({ kind: 'failed', answered: true, offline: false, detail: 'GET 503', serverTime: null });
  await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'unavailable' });
  const ups = wakeUps();
  ups.somethingChanged();
  await expect.poll(() => alarms.get('outstanding')).toBe(0.5);
  const gets = () => world.calls.filter(({ verb }) => verb === 'GET').length;
  const before = gets();
  world.advance(30_000);
  ups.alarmRang('outstanding');
  await expect.poll(gets).toBe(before + 1);
  await expect.poll(() => alarms.has('outstanding')).toBe(false);
});

describe('while a change waits', () => {
  test('the alarm is set before the change is written', () => {
    wakeUps().changeIsComing();
    expect(alarms.get('outstanding')).toBe(0.5);
  });

  test('an alarm rings every half minute, until it has reached Cliq', async () => {
    const release = world.holdNext();
    const ups = wakeUps();
    await worker.service.setStar(refNamed(id), 'note');
    ups.somethingChanged();
    await expect.poll(() => alarms.get('outstanding')).toBe(0.5);
    release();
    await worker.delivery.idle();
    ups.somethingChanged();
    world.advance(1_000);
    await expect.poll(() => alarms.has('outstanding')).toBe(false);
  });

  test('a thousand changes at once are not a thousand looks at the outbox', async () => {
    const release = world.holdNext();
    const ups = wakeUps();
    await worker.service.setStar(refNamed(id), 'note');
    const { intents } = worker.replica;
    let looks = 0;
    worker.replica.intents = (accountId) => {
      looks += 1;
      return intents(accountId);
    };
    for (let change = 0; change < 1_000; change++) {
      ups.somethingChanged();
      await Promise.resolve();
    }
    await expect.poll(() => alarms.get('outstanding'), { timeout: 10_000 }).toBe(0.5);
    world.advance(400);
    ups.somethingChanged();
    expect(looks).toBe(1);
    world.advance(100);
    await expect.poll(() => looks, { timeout: 10_000 }).toBe(2);
    release();
  });

  test('an alarm sends what a killed worker left', async () => {
    world.holdNext();
    await worker.service.setStar(refNamed(id), 'note');
    await expect.poll(() => world.sent()).toHaveLength(1);
    worker.kill();
    world.advance(90_000);
    worker = world.startWorker();
    wakeUps().alarmRang('outstanding');
    await expect.poll(() => world.server.get(id)?.type).toBe('note');
  });
});

test('an alarm has the throttle look whether the clock was set, or the computer slept, in a pause', async () => {
  let looks = 0;
  worker.throttle.pauses = async () => {
    looks += 1;
    return [];
  };
  wakeUps().alarmRang('outstanding');
  expect(looks).toBe(1);
});

test('a token that went with the browser is noticed at the next start, not at the next call', async () => {
  world.advance(3_600_001);
  worker.kill();
  worker = world.startWorker();
  wakeUps().workerStarted();
  await expect.poll(async () => (await worker.session.account())?.signInNeeded).toBe(true);
  expect(world.calls.filter(({ verb }) => verb === 'GET')).toHaveLength(1);
});
