import { beforeEach, describe, expect, test, vi } from 'vitest';

const { stored } = vi.hoisted(() => ({ stored: new Map<string, unknown>() }));
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored.get(key) }),
        set: async (items: object) => {
          for (const [key, value] of Object.entries(items)) stored.set(key, value);
        },
      },
    },
  },
}));

import { signInSettings } from '../stars/testing/sign-in-settings';
import {
  areSettingsKept,
  keepOwnSettings,
  readManagedSettings,
  readOwnSettings,
  readSettings,
  saveSettings,
} from './settings';

beforeEach(() => stored.clear());

test('what is saved is read again, without the white space that copying brings', async () => {
  await saveSettings({ ...signInSettings, clientId: ' 1000.ABC ', dataCenter: 'eu', asksEmail: true });
  expect(await readSettings()).toEqual({ ...signInSettings, clientId: '1000.ABC', dataCenter: 'eu', asksEmail: true });
});

test('the user’s own are on their way at once, for a page that is left the next moment', () => {
  const own = { ...signInSettings, dataCenter: 'in' } as const;
  void keepOwnSettings(own);
  expect(stored.get('settings')).toEqual(own);
});

test('it is known whether anything was kept', async () => {
  expect(await areSettingsKept()).toBe(false);
  await saveSettings({ ...signInSettings, clientId: '' });
  expect(await areSettingsKept()).toBe(true);
});

test.each([
  undefined,
  null,
  7,
  {},
  { clientId: 3, dataCenter: 'eu' },
  { clientId: '1000.A', dataCenter: 'evil.example' },
])('with %j in storage nothing is set', async (value) => {
  stored.set('settings', value);
  expect(await readSettings()).toEqual({ ...signInSettings, clientId: '' });
  expect(await areSettingsKept()).toBe(false);
});

test('keys that are not settings are not read', async () => {
  stored.set('settings', { clientId: '1000.A', dataCenter: 'in', token: 'x' });
  expect(await readSettings()).toEqual({ ...signInSettings, clientId: '1000.A', dataCenter: 'in' });
});

describe('what the organization has set', () => {
  const manage = (policy: object) => stored.set('policy', policy);
  const own = { ...signInSettings, clientId: '1000.OWN', dataCenter: 'in', asksEmail: true } as const;

  test('stands above the user’s own; the rest stays the user’s', async () => {
    await saveSettings(own);
    manage({ clientId: ' "1000.COMPANY" ', dataCenter: 'eu', asksEmail: false });
    expect(await readSettings()).toEqual({ ...own, clientId: '1000.COMPANY', dataCenter: 'eu', asksEmail: false });
    expect(await readManagedSettings()).toEqual({ clientId: '1000.COMPANY', dataCenter: 'eu', asksEmail: false });
    expect(await readOwnSettings()).toEqual(own);
  });

  test('counts in what is saved, and never takes the place of the user’s own', async () => {
    await saveSettings(own);
    manage({ clientId: '1000.COMPANY', clientKind: 'server-based' });
    const counting = await saveSettings({ ...(await readSettings()), dataCenter: 'jp' });
    expect(counting).toEqual({ ...own, clientId: '1000.COMPANY', clientKind: 'server-based', dataCenter: 'jp' });
    expect(await saveSettings({ ...own, clientId: '1000.SMUGGLED' })).toMatchObject({ clientId: '1000.COMPANY' });
    manage({});
    expect(await readSettings()).toEqual(own);
    expect(await readManagedSettings()).toEqual({});
  });

  test('needs nothing of the user’s own', async () => {
    manage({ clientId: '1000.COMPANY' });
    expect(await readSettings()).toEqual({ ...signInSettings, clientId: '1000.COMPANY' });
  });
});
