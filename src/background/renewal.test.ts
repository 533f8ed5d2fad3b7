import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { createWorld, readStatus, refNamed, starNamed, type World } from './testing/world';

const id = '1777805235487_162898249840';
let world: World;
let worker: ReturnType<World['startWorker']>;
let account: Account;
let tokens: number;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  tokens = 0;
  world.onRenewal(async (url) => {
    tokens += 1;
    return world.grantTo(url, `1000.renewed-${tokens}`);
  });
  account = await worker.service.signIn(signInSettings);
  await world.shareStar(worker);
});

const flush = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setTimeout(resolve));
};

describe('a token that has ended', () => {
  test('is renewed without anybody, and the change goes out with the new one', async () => {
    world.advance(3_600_001);
    await worker.service.setStar(refNamed(id), 'note');
    await worker.delivery.idle();
    expect(world.server.get(id)?.type).toBe('note');
    expect(world.calls.at(-1)).toMatchObject({ verb: 'POST', token: '1000.renewed-1' });
    expect(await worker.session.account()).toMatchObject({ signInNeeded: false, isDoubted: false });
  });

  test('is renewed shortly before it ends', async () => {
    world.advance(3_600_000 - 60_000);
    expect(await worker.session.ready(account)).toBe(true);
    expect(world.token()?.token).toBe('1000.renewed-1');
  });

  test('with the browser is renewed at the next start', async () => {
    world.forgetToken();
    worker = world.startWorker();
    await worker.session.recover();
    expect(await worker.session.access(account)).toMatchObject({ token: '1000.renewed-1' });
  });

  test('in the middle of a refresh: the page is asked for again', async () => {
    world.answerNext({ kind: 'unauthorized', serverTime: null });
    world.advance(31_000);
    await worker.service.refresh();
    expect(world.renewals()).toBe(1);
  });
});

test('20 parallel 401s are one renewal and 20 replays', async () => {
  const ids = Array.from({ length: 20 }, (_, n) => `17778052354${10 + n}_162898249840`);
  world.revoke('1000.token');
  await Promise.all(ids.map((each) => worker.service.setStar(refNamed(each), 'note')));
  await expect.poll(() => ids.every((each) => world.server.get(each)?.type === 'note')).toBe(true);
  expect(world.renewals()).toBe(1);
});

test('no more than five tokens are asked for in ten minutes, and then it goes on', async () => {
  world.onRenewal(() => Promise.reject(new ServiceError('sign-in-page-unreachable')));
  world.advance(3_600_001);
  await worker.service.setStar(refNamed(id), 'note');
  for (let second = 0; second < 590; second++) {
    worker.delivery.start();
    await worker.delivery.idle();
    world.advance(1_000);
  }
  expect(world.renewals()).toBeLessThanOrEqual(5);
  expect(await worker.session.account()).toMatchObject({ signInNeeded: false });
  world.onRenewal(async (url) => world.grantTo(url, '1000.at-last'));
  world.advance(600_000);
  worker.delivery.start();
  await expect.poll(() => world.server.get(id)?.type).toBe('note');
});

test('a token that was just renewed and is refused at once: the user is needed, not one renewal after the other', async () => {
  world.advance(3_600_001);
  expect(await worker.session.ready(account)).toBe(true);
  world.answerNext({ kind: 'unauthorized', serverTime: null });
  await worker.service.setStar(refNamed(id), 'note');
  await worker.delivery.idle();
  expect(await worker.session.account()).toMatchObject({ signInNeeded: true });
  expect(world.renewals()).toBe(1);
});

describe('a new token that shares no star with the replica', () => {
  beforeEach(async () => {
    world.server.clear();
    world.server.set('1790000000000_2', starNamed('1790000000000_2'));
    world.advance(3_600_001);
    await worker.service.setStar(refNamed(id), 'note');
    await worker.delivery.idle();
  });

  test('sends and fetches nothing until the user has said whose it is', async () => {
    expect(await worker.session.account()).toMatchObject({ isDoubted: true });
    await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'account' });
    await flush();
    expect(world.sent()).toEqual([]);
  });

  test('of the same account: everything goes on', async () => {
    await worker.service.confirmAccount(true);
    await worker.delivery.idle();
    expect(world.server.get(id)?.type).toBe('note');
    expect(await worker.session.account()).toMatchObject({ id: account.id, isDoubted: false });
  });

  test('of another account: it has rows of its own, and nothing of the other is sent', async () => {
    await worker.service.confirmAccount(false);
    await worker.delivery.idle();
    await worker.sync.run('user');
    expect(world.sent()).toEqual([]);
    const other = await worker.session.account();
    expect(other?.id).not.toBe(account.id);
    expect(await worker.replica.intents(account.id)).toEqual([]);
    expect((await worker.replica.entry(other?.id ?? '', '1790000000000_2')).row).not.toBeNull();
  });
});

test('ten hours: one renewal an hour, and no change waits for the user', async () => {
  for (let minute = 0; minute < 600; minute += 5) {
    await worker.service.setStar(refNamed(id), minute % 10 === 0 ? 'note' : 'important');
    await worker.delivery.idle();
    expect(world.server.get(id)?.type).toBe(minute % 10 === 0 ? 'note' : 'important');
    world.advance(300_000);
  }
  expect(world.renewals()).toBeLessThanOrEqual(10);
  expect(world.renewals()).toBeGreaterThanOrEqual(9);
});

describe('Zoho gives no token just now', () => {
  const unreachable = () => Promise.reject(new ServiceError('sign-in-page-unreachable'));
  const problem = async () => (await readStatus()).problem;

  test('it cannot be reached: said by name, and over when it can be again', async () => {
    world.onRenewal(unreachable);
    world.advance(3_600_001);
    await worker.service.setStar(refNamed(id), 'note');
    await worker.delivery.idle();
    expect(await problem()).toMatchObject({ kind: 'sign-in-unreachable', tries: 1 });
    await expect(worker.service.refresh()).rejects.toMatchObject({ code: 'sign-in-unreachable' });
    world.onRenewal(async (url) => world.grantTo(url, '1000.at-last'));
    await worker.service.refresh();
    await expect.poll(() => world.server.get(id)?.type).toBe('note');
    await worker.delivery.idle();
    expect(await problem()).toBeNull();
  });

  test('who presses Refresh need not wait for the next try', async () => {
    world.onRenewal(unreachable);
    world.advance(3_600_001);
    expect(await worker.session.ready(account)).toBe(false);
    world.onRenewal(async (url) => world.grantTo(url, '1000.at-last'));
    expect(await worker.session.ready(account)).toBe(false);
    await worker.service.refresh();
    expect(world.renewals()).toBe(2);
  });

  test('five tries that did not reach Zoho take longer than the window in which it counts them', async () => {
    world.onRenewal(unreachable);
    world.advance(3_600_001);
    let longestMs = 0;
    for (let tries = 0; tries < 12; tries++) {
      await worker.session.ready(account);
      longestMs = Math.max(longestMs, worker.session.restMs());
      world.advance(worker.session.restMs());
    }
    expect(longestMs).toBeLessThanOrEqual(300_000);
  });

  test('so many have been asked for that Zoho would block the user', async () => {
    for (let count = 0; count < 5; count++) await worker.service.signIn(signInSettings);
    world.revoke('1000.token');
    await worker.service.setStar(refNamed(id), 'note');
    await expect.poll(async () => (await problem())?.kind).toBe('sign-in-limit');
    expect(world.renewals()).toBe(0);
    expect(await worker.session.account()).toMatchObject({ signInNeeded: false });
  });

  test('Cliq cannot tell whose a new token is: what keeps it from telling is said', async () => {
    world.answerNext({ kind: 'failed', answered: true, offline: false, detail: 'GET 503', serverTime: null }, 'GET');
    world.advance(3_600_001);
    await worker.service.setStar(refNamed(id), 'note');
    await worker.delivery.idle();
    expect(await problem()).toMatchObject({ kind: 'unavailable' });
    world.advance(31_000);
    worker.delivery.start();
    await expect.poll(() => world.server.get(id)?.type).toBe('note');
    await worker.delivery.idle();
    expect(await problem()).toBeNull();
  });
});
