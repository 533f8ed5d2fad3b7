// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './fixtures/layout';
import { beforeEach, describe, expect, test } from 'vitest';
import { isStill, messageAt, messageWithId } from './locate';

const fixtures = import.meta.glob<string>('./fixtures/*.html', { query: '?raw', import: 'default', eager: true });
const address = document.URL;

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', address);
});

function show(name: string): void {
  document.body.innerHTML = fixtures[`./fixtures/${name}.html`] ?? '';
}

/** Fixtures say themselves what a target means: `data-points-to` holds the message's id, or "nothing". */
describe.each(Object.keys(fixtures))('%s', (file) => {
  test('every target means the message it should mean, and no other', () => {
    document.body.innerHTML = fixtures[file] ?? '';
    for (const target of document.querySelectorAll('[data-points-to]')) {
      const found = messageAt(target, document);
      expect(found?.messageId ?? 'nothing', target.outerHTML).toBe(target.getAttribute('data-points-to'));
    }
  });
});

test('a text node means the message that it stands in', () => {
  show('rows');
  const text = document.querySelector('#grouped p')?.firstChild ?? null;
  expect(messageAt(text, document)?.messageId).toBe('1777805240001_162898249841');
});

test('a target that is no node means nothing', () => {
  expect(messageAt(null, document)).toBeNull();
  expect(messageAt(window, document)).toBeNull();
  expect(messageAt(document, document)).toBeNull();
});

test('the row names its chat; the chat around it is the second choice', () => {
  show('two-chats');
  const chatOf = (id: string) => messageAt(document.getElementById(id), document)?.chatId;
  expect(chatOf('in-chat')).toBe('CT_1111111111111111111_64396901');
  expect(chatOf('in-thread')).toBe('CT_1111111111111111111_64396901-T-1777805235487');
  expect(chatOf('unnamed')).toBe('CT_1111111111111111111_64396901');
});

test('the address names the chat only when nothing on the page contradicts it', () => {
  document.body.innerHTML = '<div id="row" msg-cont="" msguid="1777805250001%20162898249842"></div>';
  const row = document.getElementById('row');
  expect(messageAt(row, document)?.chatId).toBe('CT_1111111111111111111_64396901');
  document.body.insertAdjacentHTML('beforeend', '<div purpose="chatview" id="2293949000000114001"></div>');
  expect(messageAt(row, document)).toBeNull();
});

test('a reused row is another message', () => {
  show('rows');
  const row = document.getElementById('first');
  const before = messageAt(row, document);
  row?.setAttribute('msguid', '1777809999999%20162898249999');
  expect(before && isStill(before)).toBe(false);
  expect(messageAt(row, document)?.messageId).toBe('1777809999999_162898249999');
});

test('a message is found again in another row, unless it is not on the page or not in this chat', () => {
  show('copies');
  const found = messageWithId('CT_1111111111111111111_64396901', '1777805235487_162898249840', document);
  expect(found?.row.id).toBe('current');
  expect(messageWithId('2293949000000114001', '1777805235487_162898249840', document)).toBeNull();
  expect(messageWithId('CT_1111111111111111111_64396901', '1777805235487_1', document)).toBeNull();
});
