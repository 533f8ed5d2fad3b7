import { beforeEach, describe, expect, test } from 'vitest';
import { dataCenters } from '../cliq/data-centers';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { createWorld, type World } from './testing/world';

let world: World;
let session: ReturnType<World['startWorker']>['session'];
let opened: URL[];

beforeEach(() => {
  world = createWorld();
  session = world.startWorker().session;
  opened = [];
});

/** Zoho's window answers with these values beside the token. */
function answerWith(values: Record<string, string>) {
  world.onAuthWindow(async (url) => {
    opened.push(new URL(url));
    const answer = new URLSearchParams({ access_token: '1000.t', ...values });
    return `${new URL(url).searchParams.get('redirect_uri')}#&${answer}`;
  });
}

describe.each(Object.values(dataCenters))('$id', ({ id, accountsOrigin, cliqOrigin, apiDomainHost }) => {
  const elsewhere = id === 'us' ? 'eu' : 'us';

  test('a client registered there is asked for at its accounts host, and calls go to its Cliq', async () => {
    answerWith({});
    const account = await session.signIn({ ...signInSettings, dataCenter: id });
    expect(opened.map(({ origin }) => origin)).toEqual([accountsOrigin]);
    expect(account.dataCenter).toBe(id);
    expect(await session.access(account)).toEqual({ origin: cliqOrigin, token: '1000.t' });
  });

  test.each([
    ['location', { location: id }],
    ['accounts-server', { 'accounts-server': accountsOrigin }],
    ['api_domain', { api_domain: `https://${apiDomainHost}` }],
  ])(
    'the calls of a user who lives there go to its Cliq, wherever the client was registered (%s)',
    async (_, values) => {
      answerWith(values);
      const account = await session.signIn({ ...signInSettings, dataCenter: elsewhere });
      expect(opened.map(({ origin }) => origin)).toEqual([dataCenters[elsewhere].accountsOrigin]);
      expect(await session.access(account)).toMatchObject({ origin: cliqOrigin });
    },
  );
});

test('an answer that names no data center of the table leaves the one that was chosen', async () => {
  answerWith({ location: 'ae', 'accounts-server': 'https://accounts.zoho.ae', api_domain: 'https://www.zohoapis.ae' });
  expect(await session.signIn({ ...signInSettings, dataCenter: 'in' })).toMatchObject({ dataCenter: 'in' });
});
