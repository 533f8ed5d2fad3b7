import { beforeEach, expect, test, vi } from 'vitest';
import { createChatTabs } from './chat-tabs';

const world = vi.hoisted(() => ({
  tabs: [] as { id: number; lastAccessed?: number }[],
  did: [] as unknown[],
  kept: {} as Record<string, unknown>,
  isMemoryFull: false,
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: {
      query: async () => world.tabs,
      update: async (id: number) => {
        world.did.push(['show', id]);
        return { windowId: 7 };
      },
      sendMessage: async (id: number, message: { kind: string }) => {
        world.did.push([message.kind, id]);
        return message.kind === 'report' ? 'a report' : null;
      },
    },
    windows: { update: async () => undefined },
    scripting: {
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) => {
        world.did.push(['run', target.tabId, ...files]);
      },
    },
    storage: {
      session: {
        get: async () => world.kept,
        set: async (change: object) => {
          if (world.isMemoryFull)
            throw new Error('QuotaExceededError: storage.session API call exceeded its quota limitations.');
          Object.assign(world.kept, change);
        },
      },
    },
  },
}));

const changed = vi.fn();
const tabs = createChatTabs(['https://cliq.zoho.com/*'], changed);
const second = 'src/study/index.iife.js';

beforeEach(() => {
  world.tabs = [{ id: 1, lastAccessed: 5 }, { id: 2, lastAccessed: 9 }, { id: 3 }];
  world.did = [];
  world.kept = {};
  world.isMemoryFull = false;
  changed.mockClear();
});

test('a page that is lost gets the second script; any other state is kept for the badge', async () => {
  await tabs.pageReported('lost');
  expect(world.did).toEqual([1, 2, 3].map((id) => ['run', id, second]));
  expect([world.kept, changed.mock.calls.length]).toEqual([{}, 0]);
  await tabs.pageReported('broken');
  expect([world.kept, changed.mock.calls.length]).toEqual([{ 'page-state': 'broken' }, 1]);
});

test('memory that is full is no failure of the page that told', async () => {
  world.isMemoryFull = true;
  const noted = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  await tabs.pageReported('broken');
  expect([world.kept, noted.mock.calls.length]).toEqual([{}, 1]);
});

test('the tab that was used last is shown and asked', async () => {
  expect(await tabs.teach()).toBe(true);
  expect(world.did.slice(3)).toEqual([
    ['show', 2],
    ['teach', 2],
  ]);
  world.did = [];
  expect(await tabs.report()).toBe('a report');
  expect(world.did.at(-1)).toEqual(['report', 2]);
});

test('without a Cliq tab there is nothing to show and nothing to report', async () => {
  world.tabs = [];
  expect([await tabs.teach(), await tabs.report(), world.did]).toEqual([false, '', []]);
});
