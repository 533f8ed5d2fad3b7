import { beforeEach, expect, test, vi } from 'vitest';
import { onOmnibox } from '../browser/omnibox';
import { dataCenters } from '../cliq/data-centers';
import { templateProblem } from '../cliq/link-template';
import { messageLinkPatterns, parseMessageLink } from '../cliq/linked-message';
import { messageLink, openableUrl, parseCliqLink } from '../cliq/links';
import { hostileRows } from '../cliq/testing/hostile-stars';
import { hostileAddresses, hostileScripts } from '../stars/testing/hostile-texts';
import { createJump } from './jump';
import { createStarLinked } from './linked-stars';
import { installMenu } from './menus';
import { createOmnibox } from './omnibox';

type Suggested = { content: string; description: string }[];
const browser = vi.hoisted(() => ({
  menu: [] as { title?: string; documentUrlPatterns?: string[]; targetUrlPatterns?: string[] }[],
  first: '',
  started: (): void => {},
  changed: (_typed: string, _suggest: (found: Suggested) => void): void => {},
}));
vi.mock('webextension-polyfill', () => {
  const nothing = { addListener: () => {} };
  return {
    default: {
      i18n: { getMessage: (key: string, words: string[] = []) => [key, ...words].join(' '), getUILanguage: () => 'en' },
      runtime: { getURL: () => 'chrome-extension://id/' },
      contextMenus: {
        removeAll: async () => {},
        create: (item: (typeof browser.menu)[number]) => void browser.menu.push(item),
      },
      tabs: { sendMessage: () => Promise.reject(new Error('nobody listens')) },
      action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {}, setTitle: async () => {} },
      omnibox: {
        onInputStarted: { addListener: (listener: () => void) => void Object.assign(browser, { started: listener }) },
        onInputEntered: nothing,
        onInputCancelled: nothing,
        onInputChanged: {
          addListener: (listener: typeof browser.changed) => void Object.assign(browser, { changed: listener }),
        },
        setDefaultSuggestion: ({ description }: { description: string }) =>
          void Object.assign(browser, { first: description }),
      },
    },
  };
});

const cliqOrigins: readonly string[] = Object.values(dataCenters).map(({ cliqOrigin }) => cliqOrigin);
const rows = hostileRows();
const account = {
  id: 'a',
  dataCenter: 'us',
  organizationId: '6001',
  signInNeeded: false,
  isDoubted: false,
  identity: null,
} as const;
const isOfCliq = (address: string) => URL.canParse(address) && cliqOrigins.includes(new URL(address).origin);
/** What Chromium's XML reader takes for a line: text, known entities and our own `dim`. */
const line = /^(?:[^<>&]|&(?:amp|lt|gt|quot|apos);|<\/?dim>)*$/u;

beforeEach(() => {
  browser.menu.length = 0;
});

test('no hostile address is read as one of Cliq, becomes a link, or can be a template of links', () => {
  for (const address of hostileAddresses) {
    expect([address, openableUrl(address), parseCliqLink(address), parseMessageLink(address)]).toEqual([
      address,
      null,
      null,
      null,
    ]);
    expect(templateProblem(`${address}{chat}/{message}`)).not.toBeNull();
  }
});

test('whatever the ids, a message’s address is https on the host of its data center, and leads to a chat or a message there', () => {
  const path = /^\/(?:company\/\d+\/)?(?:chats\/[\w-]+(?:\/messages\/\w+)?)?$/;
  const templates = [...hostileAddresses, 'https://cliq.zoho.eu/chats/{chat}/messages/{message}', undefined];
  for (const [place, row] of rows.entries()) {
    for (const { id, cliqOrigin } of Object.values(dataCenters)) {
      const target = { ...row, dataCenter: id, organizationId: row.sender.name };
      const link = new URL(messageLink(target, templates[place % templates.length]));
      if (link.origin !== cliqOrigin || !path.test(link.pathname) || link.search + link.hash !== '')
        throw new Error(`${JSON.stringify(target).slice(0, 1_000)} leads to ${link}`);
    }
  }
  expect(rows.length).toBeGreaterThan(500);
});

test('in the address bar every line is text, and names at most its own message', async () => {
  const lookingAt = { rows: rows.slice(0, 0) };
  onOmnibox(
    createOmnibox({
      account: async () => account,
      openReader: async () => ({
        newest: async (cursor) => (cursor === null ? lookingAt.rows : []),
        async *all() {},
        rowsOf: async () => [],
        status: () => Promise.reject(new Error('not asked for')),
        close() {},
      }),
      openInCliq: async () => {},
      openListFor: async () => {},
      isOff: async () => false,
    }),
  );
  let lines = 0;
  const suggestionsFor = (typed: string) => new Promise<Suggested>((resolve) => browser.changed(typed, resolve));
  for (const [place, row] of rows.entries()) {
    lookingAt.rows = [row];
    browser.started();
    const suggested = [
      ...(await suggestionsFor(hostileScripts[place % hostileScripts.length] ?? '')),
      ...(await suggestionsFor('script')),
    ];
    expect(browser.first).toMatch(line);
    lines += suggested.length;
    for (const { description } of suggested) expect(description).toMatch(line);
  }
  expect(lines).toBeGreaterThan(100);
});

test('the context menu holds no word of any message, and its items are for Cliq’s hosts alone', async () => {
  await installMenu({ lastType: 'note', hasContextMenu: true });
  expect(browser.menu.length).toBeGreaterThan(12);
  const patterns = browser.menu.flatMap(({ documentUrlPatterns = [], targetUrlPatterns = [] }) => [
    ...documentUrlPatterns,
    ...targetUrlPatterns,
  ]);
  expect(patterns.filter((pattern) => !cliqOrigins.some((origin) => pattern.startsWith(`${origin}/`)))).toEqual([]);
  expect(patterns).toEqual(expect.arrayContaining([...messageLinkPatterns]));
});

test('a hostile link that is starred by right-click stars nothing', async () => {
  const setStar = vi.fn();
  const starLinked = createStarLinked({ account: async () => account, setStar, keepLastType: () => {} });
  for (const address of hostileAddresses) await starLinked(address, 'note', 7);
  expect(setStar).not.toHaveBeenCalled();
});

test('going to a hostile message opens nothing but Cliq', async () => {
  const opened: string[] = [];
  let now = 0;
  for (const [place, row] of rows.entries()) {
    const jump = createJump({
      tabs: {
        openOn: async () =>
          hostileAddresses.map((address, id) => ({ id, address, isAudible: false })).slice(0, place % 3),
        show: async () => {},
        load: async (_id, address) => void opened.push(address),
        open: async (address) => {
          opened.push(address);
          return null;
        },
        goTo: async () => (place % 2 === 0 ? 'elsewhere' : null),
        sayNotShown: async () => true,
        runContentScript: async () => {},
        runSecondScript: async () => {},
      },
      readTemplate: async () => hostileAddresses[place % hostileAddresses.length] ?? null,
      learnOrganization: () => {},
      clock: {
        monotonic: () => now,
        sleep: async (ms) => {
          now += ms;
        },
      },
    });
    await jump(row, { dataCenter: 'eu', organizationId: null });
  }
  expect(opened.length).toBeGreaterThan(rows.length / 2);
  expect(opened.filter((address) => !isOfCliq(address))).toEqual([]);
});
