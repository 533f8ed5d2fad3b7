import { beforeEach, describe, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { cliqMatchPatterns } from '../cliq/data-centers';
import { installMenu, passOnChoice } from './menus';

const { created, sent, browser } = vi.hoisted(() => {
  const created: Record<string, unknown>[] = [];
  const sent: unknown[] = [];
  const state = { hasContentScript: true };
  const browser = {
    state,
    i18n: { getMessage: (_key: string): string => '' },
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
  ['Important', 'important'],
  ['To-do', 'to_do'],
  ['Note', 'note'],
  ['Manager', 'manager'],
  ['Follow-up', 'follow_up'],
  ['Remove star', null],
] as const;

beforeEach(() => {
  created.splice(0);
  sent.splice(0);
  browser.state.hasContentScript = true;
  const sentences = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));
  browser.i18n.getMessage = (key) => sentences.get(key) ?? '';
});

const nothing = { runContentScript: async () => undefined, sayWithheld: async () => undefined };

test('"Star message" holds the five types and "Remove star", in this order, on Cliq only', async () => {
  await installMenu(cliqMatchPatterns);
  const [parent, ...children] = created;
  expect(parent).toMatchObject({ title: 'Star message', documentUrlPatterns: [...cliqMatchPatterns] });
  expect(parent).not.toHaveProperty('parentId');
  expect(children.filter(({ type }) => type !== 'separator').map(({ title }) => title)).toEqual(
    items.map(([title]) => title),
  );
  for (const item of created) {
    expect(item.contexts).toEqual(expect.arrayContaining(['page', 'selection', 'link', 'image', 'editable']));
  }
  expect(new Set(children.map(({ parentId }) => parentId))).toEqual(new Set([parent?.id]));
  await installMenu(cliqMatchPatterns);
  expect(created).toHaveLength(8);
});

test('switched off, there is none, also where there was one', async () => {
  await installMenu(cliqMatchPatterns);
  await installMenu(cliqMatchPatterns, true);
  expect(created).toEqual([]);
});

describe('a choice goes to the top frame of the tab', () => {
  test.each(items)('%s', async (title, type) => {
    await installMenu(cliqMatchPatterns);
    const item = created.find((each) => each.title === title);
    await passOnChoice(String(item?.id), 7, nothing);
    expect(sent).toEqual([[7, { kind: 'menu-picked', type }, { frameId: 0 }]]);
  });

  test('a tab without our script gets it, and then the choice', async () => {
    browser.state.hasContentScript = false;
    const runContentScript = async () => {
      browser.state.hasContentScript = true;
    };
    await passOnChoice('star/note', 7, { ...nothing, runContentScript });
    expect(sent).toHaveLength(1);
  });

  test('a tab that the browser withholds from the extension: somebody is told', async () => {
    browser.state.hasContentScript = false;
    let told = 0;
    const sayWithheld = async () => {
      told += 1;
    };
    await passOnChoice('star/note', 7, { ...nothing, sayWithheld });
    expect(told).toBe(1);
  });

  test('anything else is nothing of ours', async () => {
    for (const id of ['star', 'star/separator', 'star/idea', '__proto__']) await passOnChoice(id, 7, nothing);
    expect(sent).toEqual([]);
  });
});
