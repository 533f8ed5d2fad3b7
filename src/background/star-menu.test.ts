import { beforeEach, expect, test, vi } from 'vitest';
import type { MenuShown } from '../browser/menus';

type Item = Record<string, unknown>;
type Sender = { tab?: { active: boolean } };

/** The browser's context menu: what it shows lives longer than the worker. */
const world = vi.hoisted(() => ({
  items: new Map<string, Item>(),
  updates: [] as [string, Item][],
  tellings: [] as unknown[],
  answers: new Map<string, string>(),
  stored: {} as Item,
  onMessage: new Set<(message: unknown, sender: Sender) => unknown>(),
  onClicked: new Set<(click: Item, tab: Item | undefined) => void>(),
  onStored: new Set<() => void>(),
  onShown: new Set<(info: Item, tab: Item) => void>(),
  onHidden: new Set<() => void>(),
  refreshed: 0,
  hasMenus: false,
}));
vi.mock('webextension-polyfill', () => {
  const event = <Listener>(listeners: Set<Listener>) => ({
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
  });
  return {
    default: {
      i18n: { getMessage: (key: string, [first = ''] = []) => `${key} ${first}`.trim() },
      runtime: { onMessage: event(world.onMessage) },
      storage: { local: { get: async () => world.stored, onChanged: event(world.onStored) } },
      contextMenus: {
        removeAll: async () => world.items.clear(),
        create: (item: { id: string }) => void world.items.set(item.id, { ...item }),
        update: async (id: string, change: Item) => {
          world.updates.push([id, change]);
          const item = world.items.get(id);
          if (!item) throw new Error('Cannot find menu item');
          Object.assign(item, change);
        },
        onClicked: event(world.onClicked),
      },
      get menus() {
        if (!world.hasMenus) return undefined;
        return {
          onShown: event(world.onShown),
          onHidden: event(world.onHidden),
          refresh: () => (world.refreshed += 1),
        };
      },
      tabs: {
        sendMessage: async (tabId: number, message: { kind: string }) => {
          world.tellings.push([tabId, message]);
          return world.answers.get(message.kind) ?? null;
        },
      },
    },
  };
});

const linked: unknown[][] = [];
async function startWorker() {
  for (const listeners of [world.onMessage, world.onClicked, world.onStored, world.onShown, world.onHidden])
    listeners.clear();
  const { createStarMenu } = await import('./star-menu');
  const menu = createStarMenu({
    isOff: async () => false,
    runContentScript: async () => undefined,
    sayWithheld: async () => undefined,
    starLinked: async (...call) => void linked.push(call),
  });
  await settle();
  return menu;
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const hear = async (menu: string, active = true) => {
  for (const listener of world.onMessage) listener({ menu }, { tab: { active } });
  await settle();
};
const click = async (menuItemId: string, more: Item = {}, tab: Item = { id: 7 }) => {
  const item = world.items.get(menuItemId);
  // As Chrome does by itself.
  if (item?.type === 'checkbox') item.checked = item.checked !== true;
  for (const listener of world.onClicked) listener({ menuItemId, ...more }, tab);
  await settle();
};
const checked = () => [...world.items.values()].filter((item) => item.checked === true).map(({ id }) => id);
const canRemove = () => world.items.get('star/remove')?.enabled !== false;

beforeEach(async () => {
  vi.useFakeTimers();
  world.items.clear();
  world.answers.clear();
  world.stored = {};
  world.hasMenus = false;
  linked.length = 0;
  const menu = await startWorker();
  await menu.install();
  world.updates.length = 0;
  world.tellings.length = 0;
});

test('the check is that of the message under the pointer, and what is no longer so goes first', async () => {
  await hear('note');
  expect([checked(), canRemove()]).toEqual([['star/note'], true]);
  world.updates.length = 0;
  await hear('manager');
  expect(world.updates).toEqual([
    ['star/note', { checked: false }],
    ['star/manager', { checked: true }],
  ]);
  await hear('none');
  expect([checked(), canRemove()]).toEqual([[], false]);
  await hear('');
  expect([checked(), canRemove()]).toEqual([[], true]);
  world.updates.length = 0;
  await hear('');
  expect(world.updates).toEqual([]);
});

test('a star type newer than this program: no check, and the star can be removed', async () => {
  await hear('note');
  await hear('sparkling');
  expect([checked(), canRemove()]).toEqual([[], true]);
});

test('a tab that is not seen says nothing any more', async () => {
  await hear('note');
  await hear('manager', false);
  expect(checked()).toEqual([]);
});

test('the browser’s own check of what was chosen is taken away', async () => {
  await click('star/important');
  expect(checked()).toEqual([]);
  await hear('note');
  await click('star/note');
  expect(checked()).toEqual([]);
  expect(world.tellings).toEqual([
    [7, { kind: 'menu-picked', type: 'important' }],
    [7, { kind: 'menu-picked', type: 'note' }],
  ]);
});

test('a check that nobody takes back ends by itself, also when the worker has died', async () => {
  await hear('note');
  await vi.advanceTimersByTimeAsync(19_000);
  expect(checked()).toEqual(['star/note']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(checked()).toEqual([]);
  await hear('note');
  await startWorker();
  expect(checked()).toEqual([]);
});

test('"Star as …" is the type that was given last, in any tab', async () => {
  expect(world.items.get('star/last')?.title).toContain('starType_important');
  world.stored = { lastType: 'follow_up' };
  for (const listener of world.onStored) listener();
  await settle();
  expect(world.items.get('star/last')?.title).toContain('starType_follow_up');
  expect(world.items.get('link/last')?.title).toContain('starType_follow_up');
  await click('star/last');
  expect(world.tellings).toEqual([[7, { kind: 'menu-picked', type: 'follow_up' }]]);
});

test('switched off by the user, it is not seen; switched on again, it is', async () => {
  for (const hasContextMenu of [false, true]) {
    world.stored = { hasContextMenu };
    for (const listener of world.onStored) listener();
    await settle();
    expect([world.items.get('star')?.visible, world.items.get('link')?.visible]).toEqual([
      hasContextMenu,
      hasContextMenu,
    ]);
  }
});

test('in a frame of the page nothing is starred but what a link leads to', async () => {
  await click('star/note', { frameId: 3 });
  await click('link/note', { frameId: 3, linkUrl: 'https://cliq.zoho.com/x' });
  await click('link/remove', { linkUrl: 'https://cliq.zoho.com/y' });
  await click('link/note', {});
  await click('link/note', { linkUrl: 'https://cliq.zoho.com/z' }, {});
  expect(world.tellings).toEqual([]);
  expect(linked).toEqual([
    ['https://cliq.zoho.com/x', 'note', 7],
    ['https://cliq.zoho.com/y', null, 7],
  ]);
});

test('Firefox asks the page when the menu opens, and shows its answer in it', async () => {
  world.hasMenus = true;
  await startWorker();
  world.answers.set('menu-shown', 'to_do');
  const shown: MenuShown = { tabId: 7, element: 12 };
  for (const listener of world.onShown) listener({ menuIds: ['star'], targetElementId: shown.element }, { id: 7 });
  await settle();
  expect(world.tellings).toEqual([[7, { kind: 'menu-shown', element: 12 }]]);
  expect([checked(), world.refreshed]).toEqual([['star/to_do'], 1]);
  for (const listener of world.onHidden) listener();
  await settle();
  expect(checked()).toEqual([]);
  for (const listener of world.onShown) listener({ menuIds: [] }, { id: 7 });
  await settle();
  expect(world.refreshed).toBe(1);
});
