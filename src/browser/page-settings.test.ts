import { beforeEach, expect, test, vi } from 'vitest';
import { defaultPageSettings, followPageSettings, keepPageSettings, type PageSettings } from './page-settings';

const stored = vi.hoisted(() => ({ values: {} as Record<string, unknown>, listeners: new Set<() => void>() }));
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { id: 'stars-for-cliq' },
    storage: {
      local: {
        get: async () => stored.values,
        set: async (change: object) => {
          Object.assign(stored.values, change);
          for (const listener of stored.listeners) listener();
        },
        onChanged: {
          addListener: (listener: () => void) => stored.listeners.add(listener),
          removeListener: (listener: () => void) => stored.listeners.delete(listener),
        },
      },
    },
  },
}));

const told: PageSettings[] = [];
let life: AbortController;
const follow = async () => {
  followPageSettings((settings) => told.push(settings), life.signal);
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0));
};

beforeEach(() => {
  stored.values = {};
  stored.listeners.clear();
  told.length = 0;
  life = new AbortController();
});

test('tells what is set at once and after every change, until it is stopped', async () => {
  await follow();
  expect(told).toEqual([defaultPageSettings]);
  keepPageSettings({ starKey: 'x', lastType: 'note' });
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ ...defaultPageSettings, starKey: 'x', lastType: 'note' }));
  life.abort();
  expect(stored.listeners.size).toBe(0);
});

test.each([
  [{ starKey: 7 }, defaultPageSettings],
  [{ lastType: 'sparkling_new' }, defaultPageSettings],
  [{ hasContextMenu: false }, { ...defaultPageSettings, hasContextMenu: false }],
  [{ hasContextMenu: 'no' }, defaultPageSettings],
  [{ starKey: '' }, { ...defaultPageSettings, starKey: '' }],
])('%o in storage', async (values, expected) => {
  stored.values = values;
  await follow();
  expect(told).toEqual([expected]);
});
