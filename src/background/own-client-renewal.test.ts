import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../stars/account';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { clientSecret, createOwnClientWorld, ownClientSettings, sharedStar } from './testing/own-client-world';
import type { World } from './testing/world';

const id = '1777805235487_162898249840';
let own: ReturnType<typeof createOwnClientWorld>;
let world: World;

beforeEach(() => {
  own = createOwnClientWorld();
  world = own.world;
});

describe('renewal', () => {
  let account: Account;
  beforeEach(async () => {
    account = await own.signInWithStar();
  });

  test('by the refresh token brings the same person, who need not be proven by the list', async () => {
    world.server.clear();
    world.advance(3_600_001);
    expect(await own.worker().session.ready(account)).toBe(true);
    expect(world.token()).toMatchObject({ token: '1000.own-2', isProven: true });
    expect(world.accounts.asked[1]?.values).toEqual({
      grant_type: 'refresh_token',
      client_id: ownClientSettings.clientId,
      client_secret: clientSecret,
      refresh_token: '1000.refresh',
    });
    expect(await own.worker().session.account()).toMatchObject({ isDoubted: false, signInNeeded: false });
    expect(own.windows).toHaveLength(1);
    expect(world.renewals()).toBe(0);
  });

  test('goes on after a browser restart', async () => {
    world.forgetToken();
    own.restart();
    await own.worker().session.recover();
    expect(await own.worker().session.access(account)).toMatchObject({ token: '1000.own-2' });
  });

  test('ten hours: one refresh an hour, and no change waits for the user', async () => {
    for (let minute = 0; minute < 600; minute += 10) {
      await own.worker().service.setStar(refNamed(id), minute % 20 === 0 ? 'note' : 'important');
      await own.worker().delivery.idle();
      expect(world.server.get(id)?.type).toBe(minute % 20 === 0 ? 'note' : 'important');
      world.advance(600_000);
    }
    const refreshes = world.accounts.grants().filter((grant) => grant === 'refresh_token').length;
    expect([9, 10]).toContain(refreshes);
    expect(own.windows).toHaveLength(1);
  });

  test('settings that were changed without a new sign-in change nothing', async () => {
    // As the options do when another kind of client is chosen there.
    await own
      .worker()
      .service.signIn(signInSettings)
      .catch(() => undefined);
    expect(world.renewals()).toBe(0);
    world.advance(3_600_001);
    expect(await own.worker().session.ready(account)).toBe(true);
    expect(world.accounts.grants()).toEqual(['authorization_code', 'refresh_token']);
  });

  test.each(['invalid_code', 'invalid_client', 'oauth_app_blocked'])(
    'refused by %s: the user is needed, and everything is kept',
    async (error) => {
      world.accounts.onAsk(() => Response.json({ error }));
      world.advance(3_600_001);
      await own.worker().service.setStar(refNamed(id), 'note');
      await own.worker().delivery.idle();
      expect(await own.worker().session.account()).toMatchObject({ id: account.id, signInNeeded: true });
      expect(await own.worker().replica.intents(account.id)).toHaveLength(1);
      world.accounts.recover();
      await own.signIn('');
      await own.worker().delivery.idle();
      expect(world.server.get(id)?.type).toBe('note');
    },
  );

  test('without access to the accounts host only the user can go on', async () => {
    world.accounts.takeAccess();
    world.advance(3_600_001);
    expect(await own.worker().session.ready(account)).toBe(false);
    expect(await own.worker().session.account()).toMatchObject({ signInNeeded: true });
  });

  test.each<[string, () => Response | Promise<Response>]>([
    ['“Access Denied” as a success', () => Response.json({ error: 'Access Denied', status: 'failure' })],
    ['“Access Denied” as a 400', () => Response.json({ error: 'Access Denied' }, { status: 400 })],
    ['a 503', () => new Response('<h1>503</h1>', { status: 503 })],
    ['a captive portal', () => new Response('<h1>Welcome</h1>')],
  ])(
    'met by %s is tried again later, at most five times in ten minutes, and nobody is signed out',
    async (_, answer) => {
      world.advance(3_600_001);
      world.accounts.onAsk(answer);
      await own.worker().service.setStar(refNamed(id), 'note');
      for (let second = 0; second < 590; second++) {
        own.worker().delivery.start();
        await own.worker().delivery.idle();
        world.advance(1_000);
      }
      const tries = world.accounts.asked.length - 1;
      expect(tries).toBeGreaterThan(1);
      expect(tries).toBeLessThanOrEqual(5);
      expect(await own.worker().session.account()).toMatchObject({ signInNeeded: false });
      world.accounts.recover();
      world.advance(600_000);
      own.worker().delivery.start();
      await expect.poll(() => world.server.get(id)?.type).toBe('note');
    },
  );

  test('without a connection it asks Zoho for nothing, and goes on within a minute of there being one', async () => {
    world.advance(3_600_001);
    world.accounts.onAsk(() => Promise.reject(new TypeError('Failed to fetch')));
    await own.worker().service.setStar(refNamed(id), 'note');
    for (let second = 0; second < 590; second++) {
      own.worker().delivery.start();
      await own.worker().delivery.idle();
      world.advance(1_000);
    }
    expect(await own.worker().session.account()).toMatchObject({ signInNeeded: false });
    world.accounts.recover();
    world.advance(60_000);
    own.worker().delivery.start();
    await expect.poll(() => world.server.get(id)?.type).toBe('note');
  });
});

describe('a sign-in again whose person Zoho does not name', () => {
  let account: Account;
  beforeEach(async () => {
    account = await own.signInWithStar();
    world.server.clear();
    world.server.set('1790000000000_2', starNamed('1790000000000_2'));
  });
  const refresh = () => {
    world.forgetToken();
    return own.worker().session.ready(account);
  };

  test('is not proven by its refresh token either', async () => {
    // The list cannot tell before the browser is closed.
    world.answerNext({ kind: 'failed', answered: false, offline: true, detail: '', serverTime: null });
    await own.signIn();
    await own.worker().sync.run('user');
    own.restart();
    await refresh();
    expect(await own.worker().session.account()).toMatchObject({ isDoubted: true });
  });

  test('is proven by the list, and from then on by its refresh token', async () => {
    world.server.set(sharedStar, starNamed(sharedStar));
    await own.signIn();
    await own.worker().sync.run('user');
    world.server.clear();
    world.server.set('1790000000000_2', starNamed('1790000000000_2'));
    expect(await refresh()).toBe(true);
    expect(await own.worker().session.account()).toMatchObject({ isDoubted: false });
  });

  test('the user says it is the same: from then on its refresh token is proof enough', async () => {
    await own.signIn();
    await own.worker().sync.run('user');
    expect(await own.worker().session.account()).toMatchObject({ isDoubted: true });
    await own.worker().service.confirmAccount(true);
    expect(await refresh()).toBe(true);
    expect(await own.worker().replica.credentials(account.id)).toMatchObject({ isProven: true });
  });

  test('the user says it is another: secret and refresh token are the new account’s', async () => {
    await own.signIn();
    await own.worker().sync.run('user');
    await own.worker().service.confirmAccount(false);
    const other = await own.worker().session.account();
    expect(other?.id).not.toBe(account.id);
    expect(await own.worker().replica.credentials(account.id)).toBeNull();
    expect(await own.worker().replica.credentials(other?.id ?? '')).toMatchObject({ clientSecret, isProven: true });
  });
});
