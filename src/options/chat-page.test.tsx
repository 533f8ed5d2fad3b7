// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { defaultPageSettings, type PageSettings } from '../browser/page-settings';
import { defaultLinkTemplate } from '../cliq/link-template';
import type { PageState } from '../stars/page-state';
import { ChatPageSection } from './chat-page';
import { chatPageStore } from './chat-page-store';
import { linkTemplateStore } from './link-template-store';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: { getMessage: (key: string) => new Map(Object.entries(messages)).get(key)?.message ?? key } },
}));

let settings: PageSettings;
let state: PageState | null;
let hasTab: boolean;
let copied: string[];
let template: string | null;

async function open(): Promise<void> {
  let tell: (next: PageSettings) => void = () => undefined;
  const store = chatPageStore({
    service: { teachPage: async () => hasTab, reportOnPage: async () => (hasTab ? 'a report' : '') },
    readState: async () => state,
    follow(listener) {
      tell = listener;
      listener(settings);
    },
    keep(change) {
      settings = { ...settings, ...change };
      tell(settings);
    },
    copy: async (text) => void copied.push(text),
  });
  const link = linkTemplateStore({ follow: (listener) => listener(template), keep: (next) => (template = next) });
  await store.read();
  await act(() => render(<ChatPageSection store={store} link={link} />, document.body));
}

const text = () => document.body.textContent;
const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent === name);
/** What is pressed asks the background, and tells when it has answered. */
const press = (name: string) =>
  act(async () => {
    button(name)?.click();
    await new Promise((answered) => setTimeout(answered));
  });

beforeEach(() => {
  render(null, document.body);
  settings = defaultPageSettings;
  state = 'known';
  hasTab = true;
  copied = [];
  template = null;
});

test.each([
  ['known', 'The chat page is understood.'],
  ['guessed', 'by the shape of their ids'],
  ['broken', 'not understood'],
  ['lost', 'No chat page was looked at'],
  [null, 'No chat page was looked at'],
] as const)('says how a page is read: %s', async (now, words) => {
  state = now;
  await open();
  expect(text()).toContain(words);
});

test('the star key is one letter; none switches it off', async () => {
  await open();
  const field = document.querySelector('input');
  if (!field) throw new Error('no field');
  expect(field.value).toBe('S');
  const type = (value: string) =>
    act(() => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
  await type('SX');
  expect(settings.starKey).toBe('x');
  expect(field.value).toBe('X');
  await type('');
  expect(settings.starKey).toBe('');
  await type('7');
  expect(settings.starKey).toBe('');
});

test('the context menu can be switched off, and on again', async () => {
  await open();
  const box = () => document.querySelector<HTMLInputElement>('input[type="checkbox"]');
  expect([box()?.checked, box()?.labels?.[0]?.textContent]).toEqual([true, expect.stringContaining('right-click')]);
  await act(() => box()?.click());
  expect([settings.hasContextMenu, box()?.checked]).toEqual([false, false]);
  await act(() => box()?.click());
  expect(settings.hasContextMenu).toBe(true);
});

test('what was shown can be forgotten', async () => {
  await open();
  expect(button('Forget what I showed')).toBeUndefined();
  settings = { ...settings, taughtPage: { row: '[a]', idAttribute: 'a' } };
  await open();
  expect(text()).toContain('What you showed is in use.');
  await press('Forget what I showed');
  expect(settings.taughtPage).toBeNull();
  expect(button('Forget what I showed')).toBeUndefined();
});

test('a report is copied; without a Cliq tab that is said', async () => {
  await open();
  await press('Copy report');
  expect([copied, text().includes('The report was copied.')]).toEqual([['a report'], true]);
  hasTab = false;
  await press('Copy report');
  expect(copied).toHaveLength(1);
  expect(text()).toContain('Open Cliq in another tab first.');
  hasTab = true;
  await press('Show where messages are');
  expect(text()).not.toContain('Open Cliq in another tab first.');
});

test('the form of links to messages: only one that leads to a message in Cliq is kept, and it can be taken back', async () => {
  await open();
  const field = document.querySelector<HTMLInputElement>('[id="link-template"]');
  if (!field) throw new Error('no field');
  const problem = () => document.querySelector('[role="alert"]')?.textContent;
  const type = (value: string) =>
    act(() => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
  expect([field.value, problem(), button('Use the usual form')]).toEqual([defaultLinkTemplate, '', undefined]);
  await type('https://{host}/#/m/{chat}/{message}');
  expect([template, problem(), field.getAttribute('aria-invalid')]).toEqual([
    'https://{host}/#/m/{chat}/{message}',
    '',
    'false',
  ]);
  await type('https://evil.example/{chat}/{message}');
  expect(problem()).toContain('host of Cliq');
  expect([template, field.value, field.getAttribute('aria-invalid')]).toEqual([
    'https://{host}/#/m/{chat}/{message}',
    'https://evil.example/{chat}/{message}',
    'true',
  ]);
  await press('Use the usual form');
  expect([template, field.value, problem()]).toEqual([null, defaultLinkTemplate, '']);
});
