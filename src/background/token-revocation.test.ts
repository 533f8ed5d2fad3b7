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

describe('signing out', () => {
  const revocations = () => world.accounts.asked.filter(({ path }) => path !== '/oauth/v2/token');

  test('ends the refresh token at Zoho and wipes what belonged to it', async () => {
    const account = await own.signIn();
    await own.worker().service.signOut();
    expect(await own.worker().replica.credentials(account.id)).toBeNull();
    await expect.poll(revocations).toEqual([
      {
        origin: 'https://accounts.zoho.com',
        path: '/oauth/v2/revoke/token',
        values: { token: '1000.refresh', token_type: 'refresh_token' },
        authorization: `Basic ${btoa(`${ownClientSettings.clientId}:${clientSecret}`)}`,
        mode: null,
      },
    ]);
  });

  test('waits for no answer of Zoho, and none is needed', async () => {
    await own.signIn();
    world.accounts.onAsk(() => new Promise(() => {}));
    await own.worker().service.signOut();
    expect(await own.worker().session.account()).toBeNull();
    expect(world.token()).toBeNull();
  });

  test('of a client without a secret ends its token in the way that needs no access', async () => {
    world.accounts.takeAccess();
    world.onAuthWindow(async (url) => world.grantTo(url, '1000.client-based'));
    await own.worker().service.signIn(signInSettings);
    await own.worker().service.signOut();
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
