import { beforeEach, expect, test, vi } from 'vitest';
import { followLinkTemplate, keepLinkTemplate, readLinkTemplate } from './link-template';

const stored = vi.hoisted(() => ({ values: {} as Record<string, unknown>, listeners: new Set<() => void>() }));
vi.mock('webextension-polyfill', () => {
  const tell = () => {
    for (const listener of stored.listeners) listener();
  };
  return {
    default: {
      storage: {
        local: {
          get: async () => stored.values,
          set: async (change: object) => {
            Object.assign(stored.values, change);
            tell();
          },
          remove: async (key: string) => {
            delete stored.values[key];
            tell();
          },
          onChanged: {
            addListener: (listener: () => void) => stored.listeners.add(listener),
            removeListener: (listener: () => void) => stored.listeners.delete(listener),
          },
        },
      },
    },
  };
});

beforeEach(() => {
  stored.values = {};
  stored.listeners.clear();
});

test('what is set is told at once and after every change, until it is stopped', async () => {
  const told: (string | null)[] = [];
  const life = new AbortController();
  followLinkTemplate((template) => told.push(template), life.signal);
  await vi.waitFor(() => expect(told).toEqual([null]));
  await keepLinkTemplate('https://{host}/{chat}/{message}');
  await vi.waitFor(() => expect(told.at(-1)).toBe('https://{host}/{chat}/{message}'));
  await keepLinkTemplate(null);
  await vi.waitFor(() => expect(told.at(-1)).toBeNull());
  life.abort();
  expect([stored.values, stored.listeners.size]).toEqual([{}, 0]);
});

test('anything else in storage is none', async () => {
  stored.values = { linkTemplate: 7 };
  expect(await readLinkTemplate()).toBeNull();
});
