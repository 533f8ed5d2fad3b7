import { beforeEach, expect, test, vi } from 'vitest';

type Listener = (name: string, tab?: { windowId: number }) => void;

const calls: string[] = [];
const listeners: Listener[] = [];
const chromeApi = {
  open: async ({ windowId }: { windowId: number }) => void calls.push(`panel of window ${windowId}`),
};
const firefoxApi = { open: async () => void calls.push('sidebar') };
const fake: Record<string, unknown> = {
  windows: { getCurrent: async () => ({ id: 7 }) },
  tabs: { create: async ({ url }: { url: string }) => void calls.push(url) },
  runtime: { getURL: (path: string) => `extension://${path}` },
  commands: { onCommand: { addListener: (listener: Listener) => listeners.push(listener) } },
};
vi.mock('webextension-polyfill', () => ({ default: fake }));

const { hasSidePanel, openListTab, openSidePanel, openSidePanelOnCommand } = await import('./side-panel');

beforeEach(() => {
  calls.length = 0;
  listeners.length = 0;
  for (const name of ['sidePanel', 'sidebarAction']) Reflect.deleteProperty(fake, name);
});

test('Chrome has a side panel of the window, Firefox a sidebar, and some have neither', async () => {
  expect(hasSidePanel()).toBe(false);
  fake.sidebarAction = firefoxApi;
  expect(hasSidePanel()).toBe(true);
  await openSidePanel();
  fake.sidePanel = chromeApi;
  await openSidePanel();
  expect(calls).toEqual(['sidebar', 'panel of window 7']);
});

test('its keys open it in the window where they were pressed, at once; other keys are for others', () => {
  openSidePanelOnCommand();
  fake.sidePanel = chromeApi;
  const press = (name: string) => listeners.forEach((listener) => void listener(name, { windowId: 3 }));
  press('something-else');
  expect(calls).toEqual([]);
  press('open-panel');
  expect(calls).toEqual(['panel of window 3']);
});

test('the list in a tab', async () => {
  await openListTab();
  expect(calls).toEqual(['extension://src/popup/panel.html?tab']);
});
