import { beforeEach, describe, expect, test } from 'vitest';
import type { AlarmName } from '../browser/alarms';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';
import { createWakeUps } from './wake-ups';

const id = '1777805235487_162898249840';
let world: World;
let worker: ReturnType<World['startWorker']>;
let alarms: Map<AlarmName, number>;
let wakeUps: ReturnType<typeof createWakeUps>;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  alarms = new Map();
  wakeUps = createWakeUps({
    ...worker,
    clock: world.clock,
    alarms: {
      keep: async (name, periodMinutes) => void alarms.set(name, periodMinutes),
      clear: async (name) => void alarms.delete(name),
    },
  });
  await worker.service.signIn(signInSettings);
  await world.shareStar(worker);
  world.allowCliq(false);
  world.calls.splice(0);
});

const flush = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setTimeout(resolve));
};

describe('while the browser does not let the extension reach Cliq', () => {
  test('a change is kept, nothing is sent or fetched, and no alarm rings for it', async () => {
    expect(await worker.service.setStar(refNamed(id), 'note')).toMatchObject({ type: 'note' });
    wakeUps.somethingChanged();
    wakeUps.alarmRang('sync');
    await worker.service.viewOpened();
    await flush();
    expect(world.calls).toEqual([]);
    expect(alarms.has('outstanding')).toBe(false);
    expect(await readStatus()).toMatchObject({ waiting: 1, failed: [], problem: null });
  });

  test('a user who asks Cliq is told why not', async () => {
    await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'cliq-not-allowed' });
    expect(world.calls).toEqual([]);
  });

  test('a token that went with the browser is not renewed: nobody could be asked whose it is', async () => {
    world.forgetToken();
    worker = world.startWorker();
    await worker.session.recover();
    expect(world.renewals()).toBe(0);
    expect(await worker.session.account()).toMatchObject({ signInNeeded: false });
  });
});

test('access taken away while a change waits for its slot: it is not sent', async () => {
  world.allowCliq(true);
  const { acquire } = worker.throttle;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  worker.throttle.acquire = async (verb, request) => {
    await held;
    return acquire(verb, request);
  };
  await worker.service.setStar(refNamed(id), 'note');
  await flush();
  world.allowCliq(false);
  wakeUps.accessChanged();
  release();
  await flush();
  expect(world.sent()).toEqual([]);
  expect(await readStatus()).toMatchObject({ waiting: 1 });
});

test('everything goes on when it is given', async () => {
  await worker.service.setStar(refNamed(id), 'note');
  await flush();
  world.allowCliq(true);
  wakeUps.accessChanged();
  await expect.poll(() => world.server.get(id)?.type).toBe('note');
  await expect.poll(() => world.calls.some(({ verb }) => verb === 'GET')).toBe(true);
  await expect.poll(async () => (await readStatus()).waiting).toBe(0);
});
