// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './fixtures/layout';
import { beforeEach, describe, expect, test } from 'vitest';
import { isStill } from './locate';
import { openStudiedPage } from './testing/open-page';

const fixtures = import.meta.glob<string>('./fixtures/*.html', { query: '?raw', import: 'default', eager: true });
const address = document.URL;
const page = () => openStudiedPage(document);
const messageAt = (target: EventTarget | null) => page().messageAt(target);
const messageWithId = (chatId: string, messageId: string) => page().messageWithId(chatId, messageId);

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', address);
});

function show(name: string): void {
  document.body.innerHTML = fixtures[`./fixtures/${name}.html`] ?? '';
}

/** Fixtures say themselves what a target means: `data-points-to` holds the message's id (with a # where ids are known by their shape alone), or "nothing". */
describe.each(Object.keys(fixtures))('%s', (file) => {
  test('every target means the message it should mean, and no other', () => {
    document.body.innerHTML = fixtures[file] ?? '';
    for (const target of document.querySelectorAll('[data-points-to]')) {
      const found = messageAt(target);
      expect(found?.messageId ?? 'nothing', target.outerHTML).toBe(
        target.getAttribute('data-points-to')?.replace('#', ''),
      );
    }
  });
});

test('a text node means the message that it stands in', () => {
  show('rows');
  const text = document.querySelector('#grouped p')?.firstChild ?? null;
  expect(messageAt(text)?.messageId).toBe('1777805240001_162898249841');
});

test('a target that is no node means nothing', () => {
  expect(messageAt(null)).toBeNull();
  expect(messageAt(window)).toBeNull();
  expect(messageAt(document)).toBeNull();
});

test('the row names its chat; the chat around it is the second choice', () => {
  show('two-chats');
  const chatOf = (id: string) => messageAt(document.getElementById(id))?.chatId;
  expect(chatOf('in-chat')).toBe('CT_1111111111111111111_64396901');
  expect(chatOf('in-thread')).toBe('CT_1111111111111111111_64396901-T-1777805235487');
  expect(chatOf('unnamed')).toBe('CT_1111111111111111111_64396901');
});

test('where the row does not say it, its text and what is around it must agree', () => {
  const chat = 'CT_1111111111111111111_64396901';
  const other = 'CT_2222222222222222222_64396901';
  const show = (around: string, written: string) => {
    document.body.innerHTML = `<div purpose="chatview" id="${chat}"><ul chid="${around}"><li id="row" msg-cont="" msguid="1777805250001%20162898249842"><p class="zcmsgcnt" postedchatid="${written}">here</p></li></ul></div>`;
    return messageAt(document.getElementById('row'))?.chatId ?? null;
  };
  expect(show(chat, chat)).toBe(chat);
  expect(show(other, other)).toBe(other);
  expect(show('undefined', chat)).toBe(chat);
  expect(show(chat, '')).toBe(chat);
  expect(show(other, chat)).toBeNull();
  expect(show(chat, other)).toBeNull();
});

test('the address names the chat only when nothing on the page contradicts it', () => {
  document.body.innerHTML = '<div id="row" msg-cont="" msguid="1777805250001%20162898249842"></div>';
  const row = document.getElementById('row');
  expect(messageAt(row)?.chatId).toBe('CT_1111111111111111111_64396901');
  document.body.insertAdjacentHTML('beforeend', '<div purpose="chatview" id="2293949000000114001"></div>');
  expect(messageAt(row)).toBeNull();
});

test('a reused row is another message', () => {
  show('rows');
  const row = document.getElementById('first');
  const before = messageAt(row);
  row?.setAttribute('msguid', '1777809999999%20162898249999');
  expect(before && isStill(before)).toBe(false);
  expect(messageAt(row)?.messageId).toBe('1777809999999_162898249999');
});

test('a message is found again in another row, unless it is not on the page or not in this chat', () => {
  show('copies');
  const found = messageWithId('CT_1111111111111111111_64396901', '1777805235487_162898249840');
  expect(found?.row.id).toBe('current');
  expect(messageWithId('2293949000000114001', '1777805235487_162898249840')).toBeNull();
  expect(messageWithId('CT_1111111111111111111_64396901', '1777805235487_1')).toBeNull();
});
