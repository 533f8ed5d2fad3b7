import { beforeEach, describe, expect, test } from 'vitest';
import { ServiceError } from '../stars/service-error';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { createWorld, type World } from './testing/world';

let world: World;
let session: ReturnType<World['startWorker']>['session'];
const never = () => new Promise<string>(() => undefined);

beforeEach(() => {
  world = createWorld();
  session = world.startWorker().session;
});

test('signing in keeps the account and puts the token where only the background reads it', async () => {
  const account = await session.signIn({ ...signInSettings, clientId: ' "1000.ABCDEF0123456789" ' });
  expect(account).toMatchObject({ dataCenter: 'us', signInNeeded: false });
  expect(world.token()).toMatchObject({ accountId: account.id, token: '1000.token' });
  expect(await session.access(account)).toEqual({ origin: 'https://cliq.zoho.com', token: '1000.token' });
  expect(JSON.stringify(account)).not.toContain('1000.token');
});

test('the data center that Zoho names is where calls go', async () => {
  world.onAuthWindow(async (url) => `${redirectOf(url)}#access_token=1000.t&location=eu`);
  expect(await session.signIn(signInSettings)).toMatchObject({ dataCenter: 'eu' });
});

test('a data center that is not in the table changes nothing', async () => {
  world.onAuthWindow(async (url) => `${redirectOf(url)}#access_token=1000.t&location=evil.example`);
  expect(await session.signIn(signInSettings)).toMatchObject({ dataCenter: 'us' });
});

test('signing in again keeps the account', async () => {
  const first = await session.signIn(signInSettings);
  expect((await session.signIn(signInSettings)).id).toBe(first.id);
});

describe('refused', () => {
  test.each([
    ['', 'client-id-missing'],
    ['not an id', 'client-id-malformed'],
  ])('client ID %j', async (clientId, code) => {
    await expect(session.signIn({ ...signInSettings, clientId })).rejects.toMatchObject({ code });
  });

  test.each([
    ['#error=access_denied', 'sign-in-denied'],
    ['#error=invalid_client', 'sign-in-client-unknown'],
    ['#error=invalid_redirect_uri', 'sign-in-redirect-unknown'],
    ['#error=oauth_app_blocked', 'sign-in-blocked'],
    ['#error=invalid_scope', 'scope'],
    ['#error=server_error', 'sign-in-unavailable'],
    ['#error=something_new', 'sign-in-refused'],
    ['#access_token=1000.t&scope=ZohoCliq.Messages.READ', 'scope'],
    ['#access_token=1000.t&state=other', 'sign-in-state-mismatch'],
    ['#expires_in=3600', 'sign-in-no-token'],
  ])('the answer %s', async (tail, code) => {
    world.onAuthWindow(async (url) => redirectOf(url) + tail);
    await expect(session.signIn(signInSettings)).rejects.toMatchObject({ code });
    expect(await session.account()).toBeNull();
  });

  test('a word that nobody knows is passed on: it is all there is to say', async () => {
    world.onAuthWindow(async (url) => `${redirectOf(url)}#error=something_new`);
    await expect(session.signIn(signInSettings)).rejects.toMatchObject({ detail: 'something_new' });
  });

  test.each(['sign-in-closed', 'sign-in-denied'] as const)('%s, after ten tokens: Zoho gives no more', async (code) => {
    for (let count = 0; count < 9; count++) await session.signIn(signInSettings);
    world.onAuthWindow(() => Promise.reject(new ServiceError(code)));
    await expect(session.signIn(signInSettings)).rejects.toMatchObject({ code });
    world.onAuthWindow(async (url) => `${redirectOf(url)}#access_token=1000.tenth`);
    await session.signIn(signInSettings);
    world.onAuthWindow(() => Promise.reject(new ServiceError(code)));
    await expect(session.signIn(signInSettings)).rejects.toMatchObject({ code: 'sign-in-too-many' });
    world.advance(600_000);
    await expect(session.signIn(signInSettings)).rejects.toMatchObject({ code });
  });

  test('a closed window, by its own code', async () => {
    world.onAuthWindow(() => Promise.reject(new ServiceError('sign-in-closed')));
    await expect(session.signIn(signInSettings)).rejects.toMatchObject({ code: 'sign-in-closed' });
  });
});

describe('a window that never answers', () => {
  test('is given up after ten minutes', async () => {
    world.onAuthWindow(never);
    const signingIn = session.signIn(signInSettings);
    const given = expect(signingIn).rejects.toMatchObject({ code: 'sign-in-timed-out' });
    await new Promise((resolve) => setTimeout(resolve));
    world.advance(9 * 60_000);
    world.advance(61_000);
    await given;
  });

  test('is waited for by whoever presses again, and refuses other settings meanwhile', async () => {
    let opened = 0;
    let answer = (_url: string) => {};
    world.onAuthWindow((url) => {
      opened++;
      return new Promise((resolve) => {
        answer = () => resolve(`${redirectOf(url)}#access_token=1000.t`);
      });
    });
    const first = session.signIn(signInSettings);
    const second = session.signIn(signInSettings);
    await expect(session.signIn({ ...signInSettings, dataCenter: 'eu' })).rejects.toMatchObject({
      code: 'sign-in-busy',
    });
    answer('');
    expect((await first).id).toBe((await second).id);
    expect(opened).toBe(1);
  });
});

describe('the token ends', () => {
  test('by the clock, and Zoho gives no other: sign-in is needed', async () => {
    const account = await session.signIn(signInSettings);
    world.advance(3_600_001);
    expect(await session.access(account)).toBeNull();
    expect(await session.ready(account)).toBe(false);
    expect(await session.account()).toMatchObject({ signInNeeded: true });
  });

  test('by a 401 to an older token: the newer one stays', async () => {
    const account = await session.signIn(signInSettings);
    await session.expire(account, 'older', 'renewal');
    expect(await session.access(account)).not.toBeNull();
    await session.expire(account, '1000.token', 'renewal');
    expect(await session.access(account)).toBeNull();
  });

  test('for want of a permission: only the user can give it', async () => {
    const account = await session.signIn(signInSettings);
    await session.expire(account, '1000.token', 'consent');
    expect(await session.account()).toMatchObject({ signInNeeded: true });
    expect(world.renewals()).toBe(0);
  });
});

describe('signing out', () => {
  test('and in again before the wiping has ended: the new account and its token both stay', async () => {
    const worker = world.startWorker();
    await worker.session.signIn(signInSettings);
    const { wipe } = worker.replica;
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    worker.replica.wipe = () => held.then(wipe);
    const signingOut = worker.session.signOut();
    const signingIn = worker.session.signIn(signInSettings);
    await new Promise((resolve) => setTimeout(resolve, 20));
    go();
    await signingOut;
    const account = await signingIn;
    expect(await worker.session.account()).toEqual(account);
    expect(world.token()?.accountId).toBe(account.id);
  });

  test('a token whose account is gone is forgotten at the next start', async () => {
    await session.signIn(signInSettings);
    await world.startWorker().replica.wipe();
    await session.recover();
    expect(world.token()).toBeNull();
  });

  test('a token that went with the browser is noticed at the next start', async () => {
    const account = await session.signIn(signInSettings);
    world.forgetToken();
    await session.recover();
    expect(await session.account()).toMatchObject({ id: account.id, signInNeeded: true });
  });
});

function redirectOf(url: string): string {
  return new URL(url).searchParams.get('redirect_uri') ?? '';
}
