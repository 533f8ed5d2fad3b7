import { beforeEach, expect, test, vi } from 'vitest';

const world = { protocol: 'moz-extension:', says: '', asked: [] as object[] };
const fake = {
  runtime: { getURL: (path: string) => `${world.protocol}//id/${path}` },
  identity: {
    launchWebAuthFlow: async (details: object) => {
      world.asked.push(details);
      if (world.says !== '') throw new Error(world.says);
      return 'https://redirect.example/#&access_token=1';
    },
  },
};
vi.mock('webextension-polyfill', () => ({ default: fake }));
const { loadAuthPageSilently } = await import('./auth-window');

const url = 'https://accounts.zoho.com/oauth/v2/auth/refresh?client_id=1000.X';
let fetched: string[];

beforeEach(() => {
  Object.assign(world, { protocol: 'moz-extension:', says: '', asked: [] });
  fetched = [];
});

function network(isThere: boolean): void {
  vi.stubGlobal('fetch', async (input: string) => {
    fetched.push(input);
    if (!isThere) throw new TypeError('NetworkError when attempting to fetch resource.');
    return new Response();
  });
}

test('Firefox refuses what it does not know, and is told nothing but the page', async () => {
  await loadAuthPageSilently(url);
  expect(world.asked).toEqual([{ url, interactive: false }]);
});

test('Chrome waits for a script that redirects', async () => {
  world.protocol = 'chrome-extension:';
  await loadAuthPageSilently(url);
  expect(world.asked).toEqual([
    { url, interactive: false, abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: 25_000 },
  ]);
});

test('Firefox says the same of no connection and of a page that asks: the connection is looked at', async () => {
  world.says = 'Requires user interaction';
  network(false);
  await expect(loadAuthPageSilently(url)).rejects.toMatchObject({ code: 'sign-in-page-unreachable' });
  network(true);
  await expect(loadAuthPageSilently(url)).rejects.toMatchObject({ code: 'sign-in-closed' });
  expect(fetched).toEqual(['https://accounts.zoho.com', 'https://accounts.zoho.com']);
});

test('Chrome tells them apart by itself', async () => {
  world.protocol = 'chrome-extension:';
  network(false);
  world.says = 'Authorization page could not be loaded.';
  await expect(loadAuthPageSilently(url)).rejects.toMatchObject({ code: 'sign-in-page-unreachable' });
  world.says = 'User interaction required.';
  await expect(loadAuthPageSilently(url)).rejects.toMatchObject({ code: 'sign-in-closed' });
  expect(fetched).toEqual([]);
});
