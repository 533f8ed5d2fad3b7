// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './fixtures/layout';
import { beforeEach, expect, test } from 'vitest';
import { cliq2026 } from './profiles';
import { openMessagePage } from './reading';
import { studyPage } from './study';
import { openStudiedPage } from './testing/open-page';

const fixtures = import.meta.glob<string>('./fixtures/*.html', { query: '?raw', import: 'default', eager: true });
const address = document.URL;
let now = 0;
const open = (taught: Parameters<typeof openStudiedPage>[1] = null) => openStudiedPage(document, taught, () => now);
const show = (name: string) => {
  document.body.innerHTML = fixtures[`./fixtures/${name}.html`] ?? '';
};

beforeEach(() => {
  now = 0;
  history.replaceState(null, '', address);
});

test.each([
  ['rows', 'known', 'cliq-2026'],
  ['cliq-2023', 'known', 'cliq-2023'],
  ['renamed', 'shape', 'by shape, like cliq-2026'],
  ['gutter', 'text', 'from the text, like cliq-2026'],
] as const)('the page “%s” is understood on the rung “%s”', (name, rung, profile) => {
  show(name);
  expect(open().reading()).toMatchObject({ rung, profile: { name: profile } });
});

test.each(['only-quotes', 'two-ids', 'bad-ids', 'foreign', 'dividers-only'])(
  'the page “%s” is not understood',
  (name) => {
    show(name);
    expect(open().reading()).toBeNull();
  },
);

test('what the user showed goes before all else', () => {
  document.body.innerHTML = `<section id="CT_1111111111111111111_64396901"><div data-mine="1777805235487%20162898249840">Hello</div></section>`;
  expect(open().messageAt(document.querySelector('[data-mine]'))).toBeNull();
  const message = { ...cliq2026.message, row: '[data-mine]', idAttribute: 'data-mine' };
  const page = open({ ...cliq2026, name: 'mine', message });
  expect(page.reading()?.rung).toBe('taught');
  expect(page.messageAt(document.querySelector('[data-mine]'))?.messageId).toBe('1777805235487_162898249840');
});

test('a chat too short to tell is read as the one before', () => {
  const chat = 'CT_1111111111111111111_64396901';
  const row = (index: number) =>
    `<p data-m="177780523548${index}%2016289824984${index}" data-c="${chat}">message ${index}</p>`;
  document.body.innerHTML = row(1);
  expect(open().reading()).toBeNull();
  document.body.innerHTML = row(1) + row(2) + row(3);
  const page = open();
  expect(page.reading()?.rung).toBe('shape');
  history.replaceState(null, '', '/company/64396901/chats/CT_2222222222222222222_64396901');
  document.body.innerHTML = row(4);
  expect(page.messageAt(document.querySelector('p'))?.messageId).toBe('1777805235484_162898249844');
});

test('a page without messages is searched ever more seldom, a new address at once', () => {
  document.body.innerHTML = '<p>Settings</p>';
  const page = open();
  expect(page.reading()).toBeNull();
  show('renamed');
  now = 900;
  expect(page.reading()).toBeNull();
  now = 1_100;
  expect(page.reading()?.rung).toBe('shape');

  document.body.innerHTML = '<p>Settings</p>';
  const other = open();
  for (now of [10_000, 11_100, 13_200]) expect(other.reading()).toBeNull();
  show('renamed');
  now = 17_000;
  expect(other.reading()).toBeNull();
  history.replaceState(null, '', `${address}?another`);
  expect(other.reading()?.rung).toBe('shape');
});

test('when Cliq shows itself otherwise at another address, it is read anew', () => {
  show('rows');
  const page = open();
  expect(page.reading()?.profile.name).toBe('cliq-2026');
  show('cliq-2023');
  expect(page.reading()?.profile.name).toBe('cliq-2023');
});

test('without the second script nothing is guessed; with it, an unread page says whether there is anything to read', () => {
  show('renamed');
  const page = openMessagePage(document, () => now);
  expect([page.reading(), page.isIllegible()]).toEqual([null, false]);
  page.takeStudy(studyPage);
  expect([page.reading()?.rung, page.isIllegible()]).toEqual(['shape', false]);
  for (const [name, isIllegible] of [
    ['only-quotes', true],
    ['dividers-only', true],
    ['no-such-page', false],
  ] as const) {
    show(name);
    expect([name, open().isIllegible()]).toEqual([name, isIllegible]);
  }
});
