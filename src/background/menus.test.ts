import { beforeEach, describe, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { cliqMatchPatterns } from '../cliq/data-centers';
import { messageLinkPatterns } from '../cliq/linked-message';
import { choiceOf, installMenu, passOnChoice } from './menus';

const { created, sent, browser } = vi.hoisted(() => {
  const created: Record<string, unknown>[] = [];
  const sent: unknown[] = [];
  const state = { hasContentScript: true };
  const browser = {
    state,
    i18n: { getMessage: (_key: string, _substitutions?: string[]): string => '' },
    contextMenus: {
      removeAll: async () => void created.splice(0),
      create: (item: Record<string, unknown>) => void created.push(item),
    },
    tabs: {
      sendMessage: async (tabId: number, message: unknown, options: unknown) => {
        if (!state.hasContentScript) throw new Error('Receiving end does not exist.');
        sent.push([tabId, message, options]);
      },
    },
  };
  return { created, sent, browser };
});
vi.mock('webextension-polyfill', () => ({ default: browser }));

const items = [
  ['Star as Note', 'note'],
  ['Important', 'important'],
  ['To-do', 'to_do'],
  ['Note', 'note'],
  ['Manager', 'manager'],
  ['Follow-up', 'follow_up'],
  ['Remove star', null],
] as const;
const settings = { lastType: 'note' as const, hasContextMenu: true };
const titlesUnder = (id: string) =>
  created.filter(({ parentId, type }) => parentId === id && type !== 'separator').map(({ title }) => title);

beforeEach(() => {
  created.splice(0);
  sent.splice(0);
  browser.state.hasContentScript = true;
  const sentences = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));
  browser.i18n.getMessage = (key, [first = ''] = []) => (sentences.get(key) ?? '').replace('$1', first);
});

const nothing = { runContentScript: async () => undefined, sayWithheld: async () => undefined };

test('"Star message" holds the last type, the five types and "Remove star", in this order, on Cliq only', async () => {
  await installMenu(settings);
  const parent = created.find(({ id }) => id === 'star');
  const children = created.filter(({ parentId }) => parentId === 'star');
  expect(parent).toMatchObject({ title: 'Star message', visible: true });
  expect(titlesUnder('star')).toEqual(items.map(([title]) => title));
  expect(children.filter(({ type }) => type === 'checkbox').map(({ title }) => title)).toEqual(
    items.slice(1, 6).map(([title]) => title),
  );
  for (const item of [parent, ...children]) {
    expect(item?.contexts).toEqual(expect.arrayContaining(['page', 'selection', 'link', 'image', 'editable']));
    expect(item?.documentUrlPatterns).toEqual(cliqMatchPatterns);
    expect(item).not.toHaveProperty('targetUrlPatterns');
  }
  const before = created.length;
  await installMenu(settings);
  expect(created).toHaveLength(before);
});

test('"Star linked message" holds the same on links to messages, in any page, and claims to know no star', async () => {
  await installMenu(settings);
  expect(titlesUnder('link')).toEqual(items.map(([title]) => title));
  const all = created.filter(({ id, parentId }) => id === 'link' || parentId === 'link');
  for (const item of all) {
    expect(item).toMatchObject({ contexts: ['link'], targetUrlPatterns: messageLinkPatterns });
    expect(item).not.toHaveProperty('documentUrlPatterns');
    expect(item.type).not.toBe('checkbox');
  }
});

test('switched off by the organization, there is none, also where there was one; by the user, it is not seen', async () => {
  await installMenu(settings);
  await installMenu(settings, true);
  expect(created).toEqual([]);
  await installMenu({ ...settings, hasContextMenu: false });
  const parents = created.filter(({ parentId }) => parentId === undefined);
  expect(parents.map(({ id, visible }) => [id, visible])).toEqual([
    ['star', false],
    ['link', false],
  ]);
});

test.each(['star', 'link'] as const)('what the items of "%s" stand for', async (target) => {
  await installMenu(settings);
  for (const [title, type] of items) {
    const item = created.find((each) => each.title === title && each.parentId === target);
    expect(choiceOf(String(item?.id), 'note')).toEqual({ target, type });
  }
});

test('anything else is nothing of ours', () => {
  for (const id of ['star', 'star/types', 'star/end', 'star/idea', 'other/note', '__proto__', '__proto__/note'])
    expect(choiceOf(id, 'note')).toBeNull();
});

describe('a choice goes to the top frame of the tab', () => {
  test('as it is', async () => {
    await passOnChoice('manager', 7, nothing);
    expect(sent).toEqual([[7, { kind: 'menu-picked', type: 'manager' }, { frameId: 0 }]]);
  });

  test('a tab without our script gets it, and then the choice', async () => {
    browser.state.hasContentScript = false;
    const runContentScript = async () => {
      browser.state.hasContentScript = true;
    };
    await passOnChoice('note', 7, { ...nothing, runContentScript });
    expect(sent).toHaveLength(1);
  });

  test('a tab that the browser withholds from the extension: somebody is told', async () => {
    browser.state.hasContentScript = false;
    let told = 0;
    const sayWithheld = async () => {
      told += 1;
    };
    await passOnChoice('note', 7, { ...nothing, sayWithheld });
    expect(told).toBe(1);
  });
});
