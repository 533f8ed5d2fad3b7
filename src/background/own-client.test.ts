import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { clientSecret, createOwnClientWorld, ownClientSettings } from './testing/own-client-world';
import type { World } from './testing/world';

let own: ReturnType<typeof createOwnClientWorld>;
let world: World;

beforeEach(() => {
  own = createOwnClientWorld();
  world = own.world;
});

describe('signing in', () => {
  test('exchanges the code with the secret and the verifier whose hash opened the window', async () => {
    await own.signIn(` ${clientSecret}\n`);
    const query = own.windows[0]?.searchParams;
    const form = world.accounts.asked[0]?.values;
    expect(form).toMatchObject({
      client_id: ownClientSettings.clientId,
      client_secret: clientSecret,
      code: '1000.code',
    });
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
    const account = await own.signIn();
    expect(await own.worker().replica.credentials(account.id)).toEqual({
      accountId: account.id,
      clientId: ownClientSettings.clientId,
      clientSecret,
      refreshToken: '1000.refresh',
      dataCenter: 'us',
      isProven: true,
    });
    expect(JSON.stringify([account, world.token(), world.notices])).not.toMatch(/very-secret|1000\.refresh/);
  });

  test('asks the data center that Zoho names, and calls go there', async () => {
    world.onAuthWindow(async (url) => world.accounts.codeTo(url, { 'accounts-server': 'https://accounts.zoho.in' }));
    const account = await own.signIn();
    world.advance(3_600_001);
    await own.worker().session.ready(account);
    expect(account.dataCenter).toBe('in');
    expect(world.accounts.asked.map(({ origin }) => origin)).toEqual(Array(2).fill('https://accounts.zoho.in'));
  });

  test('never asks a host that is not in the table', async () => {
    world.onAuthWindow(async (url) =>
      world.accounts.codeTo(url, { location: 'xx', 'accounts-server': 'https://accounts.zoho.com.evil.example' }),
    );
    await own.signIn();
    expect(world.accounts.asked.map(({ origin }) => origin)).toEqual(['https://accounts.zoho.com']);
  });

  test('without a secret opens nothing; with the kept one it goes again, but not for another client', async () => {
    await expect(own.signIn('  ')).rejects.toMatchObject({ code: 'client-secret-missing' });
    expect(own.windows).toEqual([]);
    await own.signIn();
    await own.signIn('');
    expect(world.accounts.asked[1]?.values.client_secret).toBe(clientSecret);
    const other = own.worker().service.signIn({ ...ownClientSettings, clientId: '1000.OTHER' }, '');
    await expect(other).rejects.toMatchObject({ code: 'client-secret-missing' });
  });

  test('without access to the accounts hosts opens nothing', async () => {
    world.accounts.takeAccess();
    await expect(own.signIn()).rejects.toMatchObject({ code: 'accounts-access-missing' });
    expect(own.windows).toEqual([]);
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
    await expect(own.signIn()).rejects.toMatchObject({ code });
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
    await expect(own.signIn()).rejects.toMatchObject({ code });
    expect(await own.worker().session.account()).toBeNull();
    expect(world.token()).toBeNull();
  });

  test('with a client without a secret forgets the one that had one', async () => {
    const account = await own.signIn();
    world.onAuthWindow(async (url) => world.grantTo(url, '1000.client-based'));
    await own.worker().service.signIn(signInSettings);
    expect(await own.worker().replica.credentials(account.id)).toBeNull();
  });
});
