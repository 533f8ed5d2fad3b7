import { beforeEach, expect, test, vi } from 'vitest';
import { jumpTabs } from './jump-tabs';

const fake = vi.hoisted(() => ({ tabs: [] as object[], did: [] as unknown[], answer: null as unknown }));
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { getManifest: () => ({ content_scripts: [{ js: ['content.js'] }] }) },
    tabs: {
      query: async (query: unknown) => {
        fake.did.push(query);
        return fake.tabs;
      },
      create: async (how: unknown) => {
        fake.did.push(how);
        return { id: 9, windowId: 3 };
      },
      update: async (id: number, how: object) => {
        fake.did.push([id, how]);
        return { windowId: 3 };
      },
      sendMessage: async (id: number, message: { kind: string }) => {
        fake.did.push([id, message.kind]);
        if (fake.answer instanceof Error) throw fake.answer;
        return fake.answer;
      },
    },
    windows: { update: async (id: number, how: unknown) => void fake.did.push(['window', id, how]) },
    scripting: {
      executeScript: async ({ target, files }: { target: object; files: string[] }) =>
        void fake.did.push([target, ...files]),
    },
  },
}));

beforeEach(() => {
  fake.did = [];
});

test('the tabs of one host, the one used last first, with what speaks against leading them away', async () => {
  fake.tabs = [
    { id: 1, url: 'https://cliq.zoho.eu/app', lastAccessed: 5 },
    { id: 2, url: 'https://cliq.zoho.eu/company/1', lastAccessed: 9, audible: true },
    { url: 'https://cliq.zoho.eu/devtools' },
  ];
  expect(await jumpTabs.openOn('https://cliq.zoho.eu')).toEqual([
    { id: 2, address: 'https://cliq.zoho.eu/company/1', isAudible: true },
    { id: 1, address: 'https://cliq.zoho.eu/app', isAudible: false },
  ]);
  expect(fake.did).toEqual([{ url: 'https://cliq.zoho.eu/*' }]);
});

test('a tab is opened, led on and given scripts; a new one comes with its window to the front', async () => {
  expect(await jumpTabs.open('https://cliq.zoho.eu/x')).toBe(9);
  await jumpTabs.load(1, 'https://cliq.zoho.eu/y');
  await jumpTabs.runContentScript(1);
  await jumpTabs.runSecondScript(1);
  expect(fake.did).toEqual([
    { url: 'https://cliq.zoho.eu/x' },
    ['window', 3, { focused: true }],
    [1, { url: 'https://cliq.zoho.eu/y' }],
    [{ tabId: 1 }, 'content.js'],
    [{ tabId: 1 }, 'src/study/index.iife.js'],
  ]);
});

test.each([
  ['shown', 'shown'],
  ['', ''],
  [null, null],
  ['anything else', null],
  [new Error('nobody listens'), null],
])('a tab answers %o', async (answer, heard) => {
  fake.answer = answer;
  const place = { chatId: 'CT_1_1', messageId: '1', withinMs: 1, hasArrived: false, mayLeave: true };
  expect(await jumpTabs.goTo(1, place)).toBe(heard);
});
