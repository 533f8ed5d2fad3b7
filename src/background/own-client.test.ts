import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../stars/account';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { createWorld, refNamed, starNamed, type World } from './testing/world';

const id = '1777805235487_162898249840';
const settings = { ...signInSettings, clientKind: 'server-based' } as const;
const secret = 'very-secret';
const shared = '1770000000000_162898249840';
let world: World;
let worker: ReturnType<World['startWorker']>;
let windows: URL[];

beforeEach(() => {
  world = createWorld();
  worker = world.startWorker();
  windows = [];
  world.onAuthWindow(async (url) => {
    windows.push(new URL(url));
    return world.accounts.codeTo(url);
  });
});

const signIn = (typed = secret) => worker.service.signIn(settings, typed);
/** Until what was begun without waiting has ended. */
async function rest() {
  await worker.delivery.idle();
  await worker.sync.run('user');
}

describe('signing in', () => {
  test('exchanges the code with the secret and the verifier whose hash opened the window', async () => {
    await signIn(` ${secret}\n`);
    const query = windows[0]?.searchParams;
    const form = world.accounts.asked[0]?.values;
    expect(form).toMatchObject({ client_id: settings.clientId, client_secret: secret, code: '1000.code' });
    expect(query?.get('code_challenge')).toBe(
      createHash('sha256')
        .update(form?.code_verifier ?? '')
        .digest('base64url'),
    );
    expect(Object.fromEntries(query ?? [])).toMatchObject({
      response_type: 'code',
      access_type: 'offline',
      prompt: 'consent',
      code_challenge_method: 'S256',
    });
    expect(world.token()).toMatchObject({ token: '1000.own-1', isProven: true });
  });

  test('keeps secret and refresh token in the replica, and tells them to nobody', async () => {
    const account = await signIn();
    expect(await worker.replica.credentials(account.id)).toEqual({
      accountId: account.id,
      clientId: settings.clientId,
      clientSecret: secret,
      refreshToken: '1000.refresh',
      dataCenter: 'us',
      isProven: true,
    });
    expect(JSON.stringify([account, world.token(), world.notices])).not.toMatch(/very-secret|1000\.refresh/);
  });

  test('asks the data center that Zoho names, and calls go there', async () => {
    world.onAuthWindow(async (url) => world.accounts.codeTo(url, { 'accounts-server': 'https://accounts.zoho.in' }));
    const account = await signIn();
    world.advance(3_600_001);
    await worker.session.ready(account);
    expect(account.dataCenter).toBe('in');
    expect(world.accounts.asked.map(({ origin }) => origin)).toEqual(Array(2).fill('https://accounts.zoho.in'));
  });

  test('never asks a host that is not in the table', async () => {
    world.onAuthWindow(async (url) =>
      world.accounts.codeTo(url, { location: 'xx', 'accounts-server': 'https://accounts.zoho.com.evil.example' }),
    );
    await signIn();
    expect(world.accounts.asked.map(({ origin }) => origin)).toEqual(['https://accounts.zoho.com']);
  });

  test('without a secret opens nothing; with the kept one it goes again, but not for another client', async () => {
    await expect(signIn('  ')).rejects.toMatchObject({ code: 'client-secret-missing' });
    expect(windows).toEqual([]);
    await signIn();
    await signIn('');
    expect(world.accounts.asked[1]?.values.client_secret).toBe(secret);
    const other = worker.service.signIn({ ...settings, clientId: '1000.OTHER' }, '');
    await expect(other).rejects.toMatchObject({ code: 'client-secret-missing' });
  });

  test('without access to the accounts hosts opens nothing', async () => {
    world.accounts.takeAccess();
    await expect(signIn()).rejects.toMatchObject({ code: 'accounts-access-missing' });
    expect(windows).toEqual([]);
  });

  test.each([
    ['?error=access_denied&state=S', 'sign-in-denied'],
    ['?code=1000.code&state=other', 'sign-in-state-mismatch'],
    ['?code=1000.code', 'sign-in-state-mismatch'],
    ['?state=S', 'sign-in-no-token'],
  ])('is refused for the answer %s', async (tail, code) => {
    world.onAuthWindow(async (url) => {
      const query = new URL(url).searchParams;
      return `${query.get('redirect_uri')}${tail.replace('=S', `=${query.get('state')}`)}`;
    });
    await expect(signIn()).rejects.toMatchObject({ code });
    expect(world.accounts.asked).toEqual([]);
  });

  test.each([
    [() => Response.json({ error: 'invalid_client' }), 'client-secret-wrong'],
    [() => Response.json({ error: 'invalid_client_secret' }), 'client-secret-wrong'],
    [() => Response.json({ error: 'invalid_code' }), 'sign-in-refused'],
    [() => Response.json({ error: 'Access Denied' }, { status: 400 }), 'sign-in-too-many'],
    [() => new Response('<h1>Welcome</h1>'), 'sign-in-unavailable'],
  ])('says why Zoho gave no token (%#)', async (answer, code) => {
    world.accounts.onAsk(answer);
    await expect(signIn()).rejects.toMatchObject({ code });
    expect(await worker.session.account()).toBeNull();
    expect(world.token()).toBeNull();
  });

  test('with a client without a secret forgets the one that had one', async () => {
    const account = await signIn();
    world.onAuthWindow(async (url) => world.grantTo(url, '1000.client-based'));
    await worker.service.signIn(signInSettings);
    expect(await worker.replica.credentials(account.id)).toBeNull();
  });
});

describe('renewal', () => {
  let account: Account;
  beforeEach(async () => {
    account = await signIn();
    await world.shareStar(worker);
    await rest();
  });

  test('by the refresh token brings the same person, who need not be proven by the list', async () => {
    world.server.clear();
    world.advance(3_600_001);
    expect(await worker.session.ready(account)).toBe(true);
    expect(world.token()).toMatchObject({ token: '1000.own-2', isProven: true });
    expect(world.accounts.asked[1]?.values).toEqual({
      grant_type: 'refresh_token',
      client_id: settings.clientId,
      client_secret: secret,
      refresh_token: '1000.refresh',
    });
    expect(await worker.session.account()).toMatchObject({ isDoubted: false, signInNeeded: false });
    expect(windows).toHaveLength(1);
    expect(world.renewals()).toBe(0);
  });

  test('goes on after a browser restart', async () => {
    world.forgetToken();
    worker = world.startWorker();
    await worker.session.recover();
    expect(await worker.session.access(account)).toMatchObject({ token: '1000.own-2' });
  });

  test('ten hours: one refresh an hour, and no change waits for the user', async () => {
    for (let minute = 0; minute < 600; minute += 10) {
      await worker.service.setStar(refNamed(id), minute % 20 === 0 ? 'note' : 'important');
      await worker.delivery.idle();
      expect(world.server.get(id)?.type).toBe(minute % 20 === 0 ? 'note' : 'important');
      world.advance(600_000);
    }
    const refreshes = world.accounts.grants().filter((grant) => grant === 'refresh_token').length;
    expect([9, 10]).toContain(refreshes);
    expect(windows).toHaveLength(1);
  });

  test('settings that were changed without a new sign-in change nothing', async () => {
    // As the options do when another kind of client is chosen there.
    await worker.service.signIn(signInSettings).catch(() => undefined);
    expect(world.renewals()).toBe(0);
    world.advance(3_600_001);
    expect(await worker.session.ready(account)).toBe(true);
    expect(world.accounts.grants()).toEqual(['authorization_code', 'refresh_token']);
  });

  test.each(['invalid_code', 'invalid_client', 'oauth_app_blocked'])(
    'refused by %s: the user is needed, and everything is kept',
    async (error) => {
      world.accounts.onAsk(() => Response.json({ error }));
      world.advance(3_600_001);
      await worker.service.setStar(refNamed(id), 'note');
      await worker.delivery.idle();
      expect(await worker.session.account()).toMatchObject({ id: account.id, signInNeeded: true });
      expect(await worker.replica.intents(account.id)).toHaveLength(1);
      world.accounts.recover();
      await signIn('');
      await rest();
      expect(world.server.get(id)?.type).toBe('note');
    },
  );

  test('without access to the accounts host only the user can go on', async () => {
    world.accounts.takeAccess();
    world.advance(3_600_001);
    expect(await worker.session.ready(account)).toBe(false);
    expect(await worker.session.account()).toMatchObject({ signInNeeded: true });
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
      await worker.service.setStar(refNamed(id), 'note');
      for (let second = 0; second < 590; second++) {
        worker.delivery.start();
        await worker.delivery.idle();
        world.advance(1_000);
      }
      const tries = world.accounts.asked.length - 1;
      expect(tries).toBeGreaterThan(1);
      expect(tries).toBeLessThanOrEqual(5);
      expect(await worker.session.account()).toMatchObject({ signInNeeded: false });
      world.accounts.recover();
      world.advance(600_000);
      worker.delivery.start();
      await expect.poll(() => world.server.get(id)?.type).toBe('note');
    },
  );

  test('without a connection it asks Zoho for nothing, and goes on within a minute of there being one', async () => {
    world.advance(3_600_001);
    world.accounts.onAsk(() => Promise.reject(new TypeError('Failed to fetch')));
    await worker.service.setStar(refNamed(id), 'note');
    for (let second = 0; second < 590; second++) {
      worker.delivery.start();
      await worker.delivery.idle();
      world.advance(1_000);
    }
    expect(await worker.session.account()).toMatchObject({ signInNeeded: false });
    world.accounts.recover();
    world.advance(60_000);
    worker.delivery.start();
    await expect.poll(() => world.server.get(id)?.type).toBe('note');
  });
});

describe('a sign-in again whose person Zoho does not name', () => {
  let account: Account;
  beforeEach(async () => {
    account = await signIn();
    await world.shareStar(worker, shared);
    await rest();
    world.server.clear();
    world.server.set('1790000000000_2', starNamed('1790000000000_2'));
  });
  const refresh = () => {
    world.forgetToken();
    return worker.session.ready(account);
  };

  test('is not proven by its refresh token either', async () => {
    // The list cannot tell before the browser is closed.
    world.answerNext({ kind: 'failed', answered: false, offline: true, detail: '', serverTime: null });
    await signIn();
    await worker.sync.run('user');
    worker = world.startWorker();
    await refresh();
    expect(await worker.session.account()).toMatchObject({ isDoubted: true });
  });

  test('is proven by the list, and from then on by its refresh token', async () => {
    world.server.set(shared, starNamed(shared));
    await signIn();
    await worker.sync.run('user');
    world.server.clear();
    world.server.set('1790000000000_2', starNamed('1790000000000_2'));
    expect(await refresh()).toBe(true);
    expect(await worker.session.account()).toMatchObject({ isDoubted: false });
  });

  test('the user says it is the same: from then on its refresh token is proof enough', async () => {
    await signIn();
    await worker.sync.run('user');
    expect(await worker.session.account()).toMatchObject({ isDoubted: true });
    await worker.service.confirmAccount(true);
    expect(await refresh()).toBe(true);
    expect(await worker.replica.credentials(account.id)).toMatchObject({ isProven: true });
  });

  test('the user says it is another: secret and refresh token are the new account’s', async () => {
    await signIn();
    await worker.sync.run('user');
    await worker.service.confirmAccount(false);
    const other = await worker.session.account();
    expect(other?.id).not.toBe(account.id);
    expect(await worker.replica.credentials(account.id)).toBeNull();
    expect(await worker.replica.credentials(other?.id ?? '')).toMatchObject({ clientSecret: secret, isProven: true });
  });
});

describe('signing out', () => {
  const revocations = () => world.accounts.asked.filter(({ path }) => path !== '/oauth/v2/token');

  test('ends the refresh token at Zoho and wipes what belonged to it', async () => {
    const account = await signIn();
    await worker.service.signOut();
    expect(await worker.replica.credentials(account.id)).toBeNull();
    await expect.poll(revocations).toEqual([
      {
        origin: 'https://accounts.zoho.com',
        path: '/oauth/v2/revoke/token',
        values: { token: '1000.refresh', token_type: 'refresh_token' },
        authorization: `Basic ${btoa(`${settings.clientId}:${secret}`)}`,
        mode: null,
      },
    ]);
  });

  test('waits for no answer of Zoho, and none is needed', async () => {
    await signIn();
    world.accounts.onAsk(() => new Promise(() => {}));
    await worker.service.signOut();
    expect(await worker.session.account()).toBeNull();
    expect(world.token()).toBeNull();
  });

  test('of a client without a secret ends its token in the way that needs no access', async () => {
    world.accounts.takeAccess();
    world.onAuthWindow(async (url) => world.grantTo(url, '1000.client-based'));
    await worker.service.signIn(signInSettings);
    await worker.service.signOut();
    await expect.poll(revocations).toMatchObject([
      {
        path: '/oauth/v2/token/revoke',
        values: { token: '1000.client-based' },
        authorization: null,
        mode: 'no-cors',
      },
    ]);
  });
});
