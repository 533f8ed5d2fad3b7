import { beforeEach, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { askForView, takeAskedView } from '../browser/asked-view';
import { onOmnibox } from '../browser/omnibox';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import type { StarRow } from '../stars/star-row';
import { createOmnibox } from './omnibox';

type Suggested = { content: string; description: string }[];
const world = vi.hoisted(() => ({
  isFirefox: false,
  first: '',
  session: {} as Record<string, unknown>,
  listeners: {} as Record<string, (typed: string, suggest: (found: Suggested) => void) => void>,
}));
vi.mock('webextension-polyfill', () => {
  const sentences = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));
  const event = (name: string) => ({
    addListener: (listener: (typed: string) => void) => void Object.assign(world.listeners, { [name]: listener }),
  });
  return {
    default: {
      i18n: {
        getMessage: (key: string, [first = '']: string[] = []) => (sentences.get(key) ?? '').replace('$1', () => first),
        getUILanguage: () => 'en',
      },
      runtime: { getURL: () => (world.isFirefox ? 'moz-extension://id/' : 'chrome-extension://id/') },
      omnibox: {
        onInputStarted: event('started'),
        onInputChanged: event('changed'),
        onInputEntered: event('entered'),
        onInputCancelled: event('cancelled'),
        setDefaultSuggestion: ({ description }: { description: string }) =>
          void Object.assign(world, { first: description }),
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
  };
});

const account: Account = {
  id: 'a',
  dataCenter: 'us',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const row = (messageId: string, text: string): StarRow => ({
  accountId: 'a',
  organizationId: null,
  messageId,
  chatId: 'c',
  type: 'note',
  starredAt: 1,
  sentAt: null,
  sender: { id: '1', name: 'Priya <QA>' },
  chat: { title: 'R&D', kind: 'channel', joined: true },
  content: { kind: 'text', text, file: null },
  isPinned: false,
  delivery: 'delivered',
  removedAt: null,
  previousType: null,
  settledRevision: 0,
  searchText: '',
  seenInPass: 1,
});

let signedIn: Account | null;
let rows: StarRow[];
let isOff: boolean;
let did: unknown[];

beforeEach(() => {
  [signedIn, rows, isOff, did] = [account, [row('1_2', 'Ship it')], false, []];
  Object.assign(world, { isFirefox: false, first: '', session: {} });
  onOmnibox(
    createOmnibox({
      account: async () => signedIn,
      openReader: async () => ({
        newest: async (cursor) => (cursor === null ? rows : []),
        async *all() {},
        rowsOf: async () => [],
        status: () => Promise.reject(new Error('not asked for')),
        close() {},
      }),
      openInCliq: async (messageId) => {
        if (!rows.some((each) => each.messageId === messageId)) throw new ServiceError('star-unknown');
        did.push(['jump', messageId]);
      },
      openListFor: async (words) => void did.push(['list', words]),
      isOff: async () => isOff,
    }),
  );
  world.listeners.started?.('', () => undefined);
});

const type = (typed: string) => new Promise<Suggested>((resolve) => void world.listeners.changed?.(typed, resolve));
const enter = async (typed: string) => {
  world.listeners.entered?.(typed, () => undefined);
  await vi.waitFor(() => expect(did).not.toEqual([]));
};

test('Chromium reads the lines as XML: what was written in Cliq stays text', async () => {
  rows = [row('1_2', `if (a < b && c > "d") 'e'\n\u202Ereversed\u0000 \uD800`)];
  const [found] = await type('a <');
  expect(found?.description).toBe(
    'if (a &lt; b &amp;&amp; c &gt; &quot;d&quot;) &apos;e&apos; reversed <dim>– Priya &lt;QA&gt; · R&amp;D</dim>',
  );
  expect(world.first).toBe('Search all stars for “a &lt;”');
});

test('Firefox shows them as they are', async () => {
  world.isFirefox = true;
  rows = [row('1_2', 'a < b &amp; c')];
  expect(await type('b')).toEqual([{ content: 'a < b &amp; c #1_2', description: 'a < b &amp; c – Priya <QA> · R&D' }]);
});

test('at most six, each told apart by its id, long texts cut', async () => {
  rows = Array.from({ length: 9 }, (_, place) => row(`${place}_1`, 'word '.repeat(200)));
  const found = await type('word');
  expect(found).toHaveLength(6);
  expect(new Set(found.map(({ content }) => content)).size).toBe(6);
  for (const { description } of found) expect(description.length).toBeLessThan(200);
});

test('Enter on one goes to its message, also when the worker has been started anew since', async () => {
  const [found] = await type('ship');
  await enter(found?.content ?? '');
  expect(did).toEqual([['jump', '1_2']]);
});

test('Enter on words opens the list with them, a number sign or not', async () => {
  await enter(' ship it ');
  await enter('fix #12');
  await vi.waitFor(() =>
    expect(did).toEqual([
      ['list', 'ship it'],
      ['list', 'fix #12'],
    ]),
  );
});

test('signed out there is nothing to suggest, and that is said', async () => {
  signedIn = null;
  expect(await type('ship')).toEqual([]);
  expect(world.first).toBe(messages.popup_signedOutTitle.message);
});

test('switched off by the organization: no star is shown, nothing is opened', async () => {
  isOff = true;
  expect(await type('ship')).toEqual([]);
  expect(world.first).toBe(messages.omnibox_off.message);
  world.listeners.entered?.('ship', () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(did).toEqual([]);
});

test('the list that opens next takes the words, once', async () => {
  await askForView({ words: 'ship' });
  expect(await takeAskedView()).toEqual({ words: 'ship' });
  expect(await takeAskedView()).toBeNull();
  world.session = { 'asked-view': { view: { words: 7 }, at: Date.now() } };
  expect(await takeAskedView()).toBeNull();
});
