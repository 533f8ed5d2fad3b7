// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './testing/extension';
import '../cliq/page/fixtures/layout';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type MessagePage, openMessagePage } from '../cliq/page/reading';
import { studyPage } from '../cliq/page/study';
import type { PageState } from '../stars/page-state';
import { watchPageHealth } from './page-health';
import { runtime } from './testing/extension';

const fixtures = import.meta.glob<string>('../cliq/page/fixtures/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const show = (name: string) => {
  document.body.innerHTML = fixtures[`../cliq/page/fixtures/${name}.html`] ?? '';
};
const address = document.URL;
const reported: PageState[] = [];
let life: AbortController;
let page: MessagePage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  runtime.id = 'stars-for-cliq';
  history.replaceState(null, '', address);
  document.body.replaceChildren();
  reported.length = 0;
  life = new AbortController();
  page = openMessagePage(document, () => performance.now());
  watchPageHealth({
    page,
    service: { reportPage: async (state) => void reported.push(state) },
    life,
    onLook: () => undefined,
  });
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTime(ms);

test('a page that is known is told once', () => {
  show('rows');
  pass(20_000);
  expect(reported).toEqual(['known']);
});

test('an open chat in which nothing is found asks for the second script, and tells what comes of it', () => {
  show('renamed');
  pass(5_000);
  expect(reported).toEqual([]);
  pass(2_000);
  expect(reported).toEqual(['lost']);
  page.takeStudy(studyPage);
  pass(2_000);
  expect(reported).toEqual(['lost', 'guessed']);
});

test('a page with messages that stay unread is broken, and well again when they can be read', () => {
  show('only-quotes');
  pass(6_000);
  page.takeStudy(studyPage);
  pass(10_000);
  expect(reported).toEqual(['lost', 'broken']);
  show('rows');
  pass(2_000);
  expect(reported).toEqual(['lost', 'broken', 'known']);
});

test('neither an empty chat nor a page without one is broken', () => {
  page.takeStudy(studyPage);
  document.body.innerHTML = '<h2>A new chat</h2><div contenteditable="true"></div>';
  pass(30_000);
  expect(reported).toEqual(['lost']);
  reported.length = 0;
  history.replaceState(null, '', '/company/64396901/settings');
  document.body.innerHTML = '<p>Settings</p>';
  pass(30_000);
  expect(reported).toEqual([]);
});

test('a script that is cut off from the extension ends', () => {
  runtime.id = undefined;
  pass(2_000);
  expect(life.signal.aborted).toBe(true);
});
