// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './testing/extension';
import { expect, test } from 'vitest';
import { defaultPageSettings } from '../browser/page-settings';
import type { Help, TeachNeeds } from '../cliq/page/second-script';
import type { TaughtPage } from '../cliq/page/taught';
import { chatId } from './testing/chat';
import { beforeEachTest, hover, label, settle } from './testing/script';

const run = beforeEachTest();
const taught: TaughtPage = {
  row: '[data-mine]',
  idAttribute: 'data-mine',
  chatAttribute: null,
  text: 'p',
  sender: null,
  timeAttribute: null,
};

function help(change: Partial<Help> = {}): Help {
  return {
    study: () => ({ guesses: [], hasMessages: false }),
    teach: () => undefined,
    report: () => 'a report',
    goTo: async () => 'shown',
    sayNotShown: () => undefined,
    lastMessage: () => null,
    ...change,
  };
}

function showOwnPage(): Element {
  document.body.innerHTML = `<section id="${chatId}"><div data-mine="1777805235487%20162898249840"><p>Hello</p></div></section>`;
  return document.querySelector('p') ?? document.body;
}

test('what the user shows is kept, and the page is read by it from then on', async () => {
  const asked: TeachNeeds[] = [];
  globalThis.starsForCliq?.takeHelp(help({ teach: (needs) => asked.push(needs) }));
  const text = showOwnPage();
  await hover(text);
  expect(label()).toBeNull();
  run().hear({ kind: 'teach' });
  asked[0]?.onTaught(taught);
  expect(run().kept).toEqual([{ taughtPage: taught }]);
  run().follow({ ...defaultPageSettings, taughtPage: taught });
  await settle(300);
  // Under the pointer, which did not move.
  expect(label()).toBe('Star message');
  run().follow(defaultPageSettings);
  await hover(document.body);
  await settle(300);
  await hover(text);
  expect(label()).toBeNull();
});

test('what is on the page is asked for as soon as it can be read, though nothing moves', async () => {
  showOwnPage();
  await settle(600);
  run().service.asked.length = 0;
  run().follow({ ...defaultPageSettings, taughtPage: taught });
  await settle(2_500);
  expect(run().service.asked).toEqual([['1777805235487_162898249840']]);
});

test.each([
  ['a word', 'x'],
  ['no row', { ...taught, row: null }],
  ['a selector that is none', { ...taught, row: '[[' }],
  ['a selector that is no text', { ...taught, text: 7 }],
  ['an attribute that is none', { ...taught, idAttribute: 'a b"]' }],
])('%s in storage is not used', async (_, taughtPage) => {
  run().follow({ ...defaultPageSettings, taughtPage });
  await hover(showOwnPage());
  expect(label()).toBeNull();
});

test('a report is the second script’s; without it there is none', () => {
  expect(run().hear({ kind: 'report' })).toBe('');
  globalThis.starsForCliq?.takeHelp(help());
  expect(run().hear({ kind: 'report' })).toBe('a report');
});

const place = {
  chatId,
  messageId: '1777805235487_162898249840',
  withinMs: 1_000,
  hasArrived: false,
  mayLeave: true,
};

test('to a message goes the second script; why it cannot be shown, it says', async () => {
  const asked: unknown[] = [];
  const said: unknown[] = [];
  expect(await run().hear({ kind: 'go-to', place })).toBe('');
  globalThis.starsForCliq?.takeHelp(
    help({
      goTo: async (_needs, where) => (asked.push(where) ? 'not-found' : 'shown'),
      sayNotShown: (_needs, ...words) => said.push(words),
    }),
  );
  expect(await run().hear({ kind: 'go-to', place })).toBe('not-found');
  const copy = { ...place, organizationId: null, text: '', senderName: '', chatTitle: '', sentAt: null, starredAt: 1 };
  expect(run().hear({ kind: 'not-shown', reason: 'not-found', copy })).toBeUndefined();
  expect([asked, said]).toEqual([[place], [['not-found', copy]]]);
});

test('a page that is led away takes no wish for the page after it, but one of its own', async () => {
  let goes = 0;
  globalThis.starsForCliq?.takeHelp(help({ goTo: async () => (goes++ === 0 ? 'elsewhere' : 'shown') }));
  const arrived = { ...place, hasArrived: true };
  expect(await run().hear({ kind: 'go-to', place })).toBe('elsewhere');
  expect(await run().hear({ kind: 'go-to', place: arrived })).toBe('leaving');
  expect(goes).toBe(1);
  // The user has stayed.
  expect(await run().hear({ kind: 'go-to', place })).toBe('shown');
  expect(await run().hear({ kind: 'go-to', place: arrived })).toBe('shown');
});

test('a script that has ended takes no help', () => {
  expect(globalThis.starsForCliq).toBeDefined();
  run().life.abort();
  expect(globalThis.starsForCliq).toBeUndefined();
});
