import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';

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

test('no more than five tokens in ten minutes: after that the user is asked, and nothing is lost', async () => {
  for (let minute = 0; minute < 9; minute++) {
    world.revoke(world.token()?.token ?? '');
    await worker.service.setStar(refNamed(id), minute % 2 === 0 ? 'note' : 'important');
    await worker.delivery.idle();
    world.advance(61_000);
  }
  // The sign-in was the first of the five.
  expect(world.renewals()).toBe(4);
  expect(await worker.session.account()).toMatchObject({ signInNeeded: true });
  world.onAuthWindow(async (url) => world.grantTo(url, '1000.by-hand'));
  await worker.service.signIn(signInSettings);
  await worker.delivery.idle();
  expect(world.server.get(id)?.type).toBe('note');
});

test('tries that do not reach Zoho ask for no token: it goes on within a minute of the connection', async () => {
  world.onRenewal(() => Promise.reject(new ServiceError('sign-in-page-unreachable')));
  world.advance(3_600_001);
  await worker.service.setStar(refNamed(id), 'note');
  for (let second = 0; second < 590; second++) {
    worker.delivery.start();
    await worker.delivery.idle();
    world.advance(1_000);
  }
  expect(world.renewals()).toBeGreaterThan(5);
  expect(world.renewals()).toBeLessThan(20);
  expect(await worker.session.account()).toMatchObject({ signInNeeded: false });
  world.onRenewal(async (url) => world.grantTo(url, '1000.at-last'));
  world.advance(60_000);
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

test('ten hours: one renewal for each hour that ends, and no change waits for the user', async () => {
  for (let minute = 0; minute < 600; minute += 5) {
    await worker.service.setStar(refNamed(id), minute % 10 === 0 ? 'note' : 'important');
    await worker.delivery.idle();
    expect(world.server.get(id)?.type).toBe(minute % 10 === 0 ? 'note' : 'important');
    world.advance(300_000);
  }
  // The last change is at 9:55: nine tokens have ended by then.
  expect(world.renewals()).toBe(9);
  expect(world.calls.filter(({ verb }) => verb === 'POST')).toHaveLength(120);
});

describe('when Zoho says whose a token is', () => {
  const anna = { sub: '1', email: 'anna@example.com' };
  const ben = { sub: '2', email: 'ben@example.com' };
  const withEmail = { ...signInSettings, asksEmail: true };
  const granted = (url: string, token: string, person: typeof anna) => {
    const claims = Buffer.from(JSON.stringify({ aud: signInSettings.clientId, ...person })).toString('base64url');
    return `${world.grantTo(url, token)}&id_token=e30.${claims}.x`;
  };

  beforeEach(async () => {
    await worker.service.signOut();
    world.onAuthWindow(async (url) => granted(url, '1000.anna', anna));
    account = await worker.service.signIn(withEmail);
    await worker.sync.run('user');
  });

  test('the account is known by it', () => {
    expect(account.identity).toEqual({ userId: '1', email: 'anna@example.com' });
  });

  test('a renewal for the same person needs no look at the list', async () => {
    world.onRenewal(async (url) => granted(url, '1000.again', anna));
    world.server.clear();
    world.advance(3_600_001);
    const before = world.calls.length;
    expect(await worker.session.ready(account)).toBe(true);
    expect(world.calls).toHaveLength(before);
  });

  test('a renewal for somebody else is not used: nothing is sent, and the user is asked to sign in', async () => {
    world.onRenewal(async (url) => granted(url, '1000.ben', ben));
    world.advance(3_600_001);
    await worker.service.setStar(refNamed(id), 'note');
    await worker.delivery.idle();
    expect(world.sent()).toEqual([]);
    expect(await worker.session.account()).toMatchObject({ signInNeeded: true, identity: { userId: '1' } });
  });

  test('somebody else who signs in is refused by name, and what waits stays', async () => {
    world.onRenewal(async (url) => granted(url, '1000.ben', ben));
    world.advance(3_600_001);
    await worker.service.setStar(refNamed(id), 'note');
    await worker.delivery.idle();
    world.onAuthWindow(async (url) => granted(url, '1000.ben', ben));
    await expect(worker.service.signIn(withEmail)).rejects.toMatchObject({
      code: 'sign-in-other-account',
      detail: 'ben@example.com',
    });
    world.onAuthWindow(async (url) => granted(url, '1000.anna', anna));
    await worker.service.signIn(withEmail);
    await worker.delivery.idle();
    expect(world.sent()).toEqual([`POST ${id} note`]);
  });

  test('an account of before gets its name when the list shows that it is the same', async () => {
    await worker.service.signOut();
    world.onAuthWindow(async (url) => world.grantTo(url, '1000.unnamed'));
    account = await worker.service.signIn(signInSettings);
    await worker.sync.run('user');
    world.onAuthWindow(async (url) => granted(url, '1000.anna', anna));
    await worker.service.signIn(withEmail);
    expect(await worker.session.ready(account)).toBe(true);
    expect((await worker.session.account())?.identity?.email).toBe('anna@example.com');
  });
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

  test('tries that did not reach Zoho are not held against the user', async () => {
    world.onRenewal(unreachable);
    world.advance(3_600_001);
    for (let count = 0; count < 8; count++) await worker.service.refresh().catch(() => undefined);
    world.onRenewal(async (url) => world.grantTo(url, '1000.at-last'));
    await worker.service.refresh();
    expect(world.renewals()).toBe(9);
  });

  test('no wait for a Zoho that cannot be reached is longer than a minute', async () => {
    world.onRenewal(unreachable);
    world.advance(3_600_001);
    let longestMs = 0;
    for (let tries = 0; tries < 12; tries++) {
      await worker.session.ready(account);
      longestMs = Math.max(longestMs, worker.session.restMs());
      world.advance(worker.session.restMs());
    }
    expect(longestMs).toBe(60_000);
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
