// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { account, optionsPage } from './testing/options-page';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../popup/testing/fake-browser')).fakeBrowser,
}));

const clientId = '1000.ABC123';
let page: ReturnType<typeof optionsPage>;

beforeEach(() => {
  page = optionsPage();
});
afterEach(() => page.close());

/** Everything that Zoho's console and Cliq are opened by. */
const isExpectedLink = (link: string) => /^https:\/\/(api-console|cliq)\.zoho(cloud)?\.[a-z.]+\/$/.test(link);

describe('the way to the first star', () => {
  test('begins with registering; nothing links to Cliq before it is known where that is', async () => {
    await page.open();
    expect(page.steps()).toEqual([
      ['Register a client at Zoho', 'current'],
      ['Sign in', ''],
      ['Star your first message', ''],
    ]);
    expect(page.root.querySelector('details')?.open).toBe(true);
    expect(page.links()).toEqual(['https://api-console.zoho.com/']);
  });

  test('a client ID makes signing in the next step, and what is typed moves nothing', async () => {
    await page.open();
    await page.type('Client ID', clientId);
    expect(page.steps().map(([, state]) => state)).toEqual(['Done', 'current', '']);
    expect(page.root.querySelector('details')?.open).toBe(true);
    await page.leave('Client ID');
    expect(page.root.querySelector('details')?.open).toBe(true);
  });

  test('survives reloading: the help is folded away when a client ID is there', async () => {
    page.kept = { ...signInSettings, clientId, dataCenter: 'in' };
    await page.open();
    expect(page.steps().map(([, state]) => state)).toEqual(['Done', 'current', '']);
    expect(page.root.querySelector('details')?.open).toBe(false);
    expect(page.field('Data center')?.value).toBe('in');
  });

  test('leads to the Cliq of the account, and ends with the first star', async () => {
    await page.open();
    page.status = { ...page.status, account };
    await page.read();
    expect(page.steps().map(([, state]) => state)).toEqual(['Done', 'Done', 'current']);
    expect(page.links().filter((link) => link.includes('cliq.'))).toEqual(['https://cliq.zoho.eu/']);
    expect(page.root.textContent).toContain('right-click a message');
    page.status = { ...page.status, isComplete: true };
    page.starCount = 1;
    await page.read();
    expect(page.steps().map(([, state]) => state)).toEqual(['Done', 'Done', 'Done']);
    expect(page.root.textContent).toContain('under the star in the browser’s toolbar');
    await page.open();
    expect(page.steps()).toEqual([]);
    expect(page.root.textContent).toContain('Stars: 1');
  });

  test('signed in without a star, and opened again: the last step is still the current one', async () => {
    page.status = { ...page.status, account, isComplete: true };
    await page.open();
    expect(page.steps().map(([, state]) => state)).toEqual(['Done', 'Done', 'current']);
    expect(page.root.querySelector<HTMLDetailsElement>('.client')?.open).toBe(false);
  });

  test('with a client from the administrator there is nothing to register', async () => {
    page.openCliq = 'eu';
    page.managed = { clientId };
    await page.open();
    expect(page.steps()).toEqual([
      ['Sign in', 'current'],
      ['Star your first message', ''],
    ]);
    expect(page.root.textContent).not.toContain('api-console');
    expect(page.field('Data center')?.value).toBe('us');
  });

  test('whoever has to sign in again finds the client, and no steps', async () => {
    page.kept = { ...signInSettings, clientId };
    page.status = { ...page.status, account: { ...account, signInNeeded: true } };
    page.starCount = 3;
    await page.open();
    expect(page.steps()).toEqual([]);
    expect(page.field('Client ID')?.value).toBe(clientId);
    expect(page.root.querySelector<HTMLDetailsElement>('.client')?.open).toBe(true);
    await page.press('Sign in to Zoho');
    expect(page.signIns).toHaveLength(1);
  });

  test('every link leads to a host of the table', async () => {
    await page.open();
    page.status = { ...page.status, account };
    await page.read();
    expect(page.links().length).toBeGreaterThan(0);
    expect(page.links().filter((link) => !isExpectedLink(link))).toEqual([]);
  });
});

describe('who is signed in', () => {
  test('by email where it is known, else by the data center', async () => {
    page.status = { ...page.status, account, isComplete: true };
    page.starCount = 1_200;
    await page.open();
    expect(page.root.querySelector('.account')?.textContent).toContain('Data center: Europe');
    expect(page.root.querySelector('.account')?.textContent).toContain(`Stars: ${(1_200).toLocaleString()}`);
    page.status.account = { ...account, identity: { userId: '7', email: 'maya@example.com' } };
    await page.read();
    expect(page.root.querySelector('.account')?.textContent).toContain('Signed in as maya@example.com');
  });
});

describe('a host that the browser withholds', () => {
  test('is named, and asked for', async () => {
    page.status = { ...page.status, account };
    page.starCount = 3;
    page.isAllowed = false;
    await page.open();
    expect(page.root.querySelector('.access')?.textContent).toContain('No access to cliq.zoho.eu');
    expect(page.root.textContent).not.toContain('Fetching');
    await page.press('Allow access to cliq.zoho.eu');
    expect(page.root.querySelector('.access')).toBeNull();
  });

  test('is of no concern before somebody has signed in', async () => {
    page.isAllowed = false;
    await page.open();
    expect(page.root.querySelector('.access')).toBeNull();
  });
});

describe('the data center of the open Cliq tab', () => {
  test('is proposed and named, also for the console and the homepage', async () => {
    page.openCliq = 'eu';
    await page.open();
    expect(page.field('Data center')?.value).toBe('eu');
    expect(page.root.textContent).toContain('Taken from your open Cliq tab: cliq.zoho.eu');
    expect(page.links()).toEqual(['https://api-console.zoho.eu/']);
    await page.type('Client ID', clientId);
    await page.press('Sign in to Zoho');
    expect(page.signIns).toMatchObject([{ dataCenter: 'eu' }]);
  });

  test('is noticed when the page comes back to the front', async () => {
    await page.open();
    expect(page.root.textContent).not.toContain('Taken from');
    page.openCliq = 'in';
    await page.read();
    expect(page.field('Data center')?.value).toBe('in');
  });

  test('gives way to the user’s choice, which is kept', async () => {
    page.openCliq = 'eu';
    await page.open();
    await page.type('Data center', 'in');
    await page.leave('Data center');
    expect(page.root.textContent).not.toContain('Taken from');
    await page.read();
    expect(page.field('Data center')?.value).toBe('in');
    await page.open();
    expect(page.field('Data center')?.value).toBe('in');
  });

  test('no longer changes once a client may have been registered with it', async () => {
    page.openCliq = 'eu';
    await page.open();
    page.root.querySelector('a')?.dispatchEvent(new Event('click', { bubbles: true }));
    page.openCliq = 'in';
    await page.read();
    expect(page.field('Data center')?.value).toBe('eu');
    await page.open();
    expect(page.field('Data center')?.value).toBe('eu');
  });

  test('proposes nothing where somebody is signed in', async () => {
    page.openCliq = 'in';
    page.status = { ...page.status, account };
    await page.open();
    expect(page.field('Data center')?.value).toBe('us');
  });
});
