import { expect, test, vi } from 'vitest';
import { takeFirstRun } from './first-run';

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

test('there is one first run', async () => {
  expect(await takeFirstRun()).toBe(true);
  expect(await takeFirstRun()).toBe(false);
});
