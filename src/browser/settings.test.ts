import { beforeEach, expect, test, vi } from 'vitest';

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
import { areSettingsKept, readSettings, saveSettings } from './settings';

beforeEach(() => stored.clear());

test('what is saved is read again, without the white space that copying brings', async () => {
  await saveSettings({ ...signInSettings, clientId: ' 1000.ABC ', dataCenter: 'eu', asksEmail: true });
  expect(await readSettings()).toEqual({ ...signInSettings, clientId: '1000.ABC', dataCenter: 'eu', asksEmail: true });
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
