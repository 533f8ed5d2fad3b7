import { beforeEach, expect, test, vi } from 'vitest';
import manifest from '../../manifest.json';
import { takeAskedView } from '../browser/asked-view';
import { commandNames } from '../browser/commands';
import { runCommand } from './commands';

const world = vi.hoisted(() => ({
  did: [] as unknown[],
  session: {} as Record<string, unknown>,
  chat: '' as string,
  opensPopup: true,
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: { getMessage: (key: string) => key },
    scripting: {
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) =>
        void world.did.push(['run', target.tabId, ...files]),
    },
    tabs: {
      sendMessage: async (tabId: number, message: { kind: string }) => {
        if (tabId === 9) throw new Error('Receiving end does not exist.');
        world.did.push([message.kind, tabId]);
        return message.kind === 'chat' ? world.chat : null;
      },
      create: async ({ url }: { url: string }) => void world.did.push(['tab', url]),
    },
    runtime: { getURL: (path: string) => `extension:/${path}` },
    action: {
      openPopup: async () => {
        if (!world.opensPopup) throw new Error('Could not find an active browser window.');
        world.did.push(['popup']);
      },
      setBadgeText: async ({ text }: { text: string }) => void world.did.push(['badge', text]),
      setBadgeBackgroundColor: async () => undefined,
      setTitle: async () => undefined,
    },
    storage: {
      local: { get: async () => ({}) },
      session: {
        get: async () => structuredClone(world.session),
        set: async (change: object) => void Object.assign(world.session, change),
        remove: async (key: string) => void delete world.session[key],
      },
    },
  },
}));

const chatId = 'CT_1230012345678901234_64396901';
const chat = { id: 7, url: `https://cliq.zoho.com/company/64396901/chats/${chatId}` };
const second = ['run', 7, 'src/study/index.iife.js'];

beforeEach(() => {
  vi.useFakeTimers();
  world.did = [];
  world.session = {};
  world.chat = '';
  world.opensPopup = true;
});

test('every command of the manifest is carried out, and no more than four have a key', () => {
  const commands: Record<string, { description?: string; suggested_key?: unknown }> = manifest.commands;
  // The side panel has to be opened in the key's own turn: `openSidePanelOnCommand` does.
  const ours = Object.keys(commands).filter((name) => !name.startsWith('_') && name !== 'open-panel');
  expect(ours).toEqual([...commandNames]);
  expect(Object.values(commands).filter(({ suggested_key }) => suggested_key).length).toBeLessThanOrEqual(4);
});

test('the last message is starred by the page, helped by the second script', async () => {
  await runCommand('star-last-message', chat);
  expect(world.did).toEqual([second, ['star-last', 7]]);
});

test('the list opens, and is told of the chat once', async () => {
  await runCommand('stars-of-chat', chat);
  expect(world.did).toEqual([['popup']]);
  expect(await takeAskedView()).toEqual({ chat: chatId });
  expect(await takeAskedView()).toBeNull();
});

test('a list that opens later was not opened for the chat', async () => {
  await runCommand('stars-of-chat', chat);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await takeAskedView()).toBeNull();
});

test('where the address names no chat, the page is asked', async () => {
  world.chat = '2293949000000114001';
  await runCommand('stars-of-chat', { id: 7, url: 'https://cliq.zoho.com/company/1/channels/launch' });
  expect(world.did).toEqual([second, ['chat', 7], ['popup']]);
  expect(await takeAskedView()).toEqual({ chat: '2293949000000114001' });
});

test('where the browser opens no popup, the list opens in a tab', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  world.opensPopup = false;
  await runCommand('stars-of-chat', chat);
  expect(world.did).toEqual([['tab', 'extension:/src/popup/index.html']]);
});

test('without a chat that is said: in Cliq by the page, elsewhere on the toolbar icon', async () => {
  await runCommand('stars-of-chat', { id: 7, url: 'https://cliq.zoho.com/company/1/channels/launch' });
  expect(world.did.at(-1)).toEqual(['say', 7]);
  for (const name of commandNames) {
    world.did = [];
    await runCommand(name, { id: 9, url: '' });
    expect(world.did).toEqual([['badge', '!']]);
  }
});
