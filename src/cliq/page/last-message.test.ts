// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { beforeEach, expect, test } from 'vitest';
import { lastMessage } from './last-message';
import { openMessagePage } from './reading';

const chat = 'CT_1111111111111111111_64396901';
const other = 'CT_2222222222222222222_64396901';
Element.prototype.getBoundingClientRect = function (this: Element) {
  return this.closest('.gone') ? new DOMRect() : new DOMRect(0, 0, 400, 60);
};

const row = (chatId: string, time: number, more = '') =>
  `<div msg-cont chid="${chatId}" msguid="${time}%20162898249840"><p class="zcmsgcnt">${time}</p>${more}</div>`;
const view = (chatId: string, ...rows: string[]) => `<div purpose="chatview" id="${chatId}">${rows.join('')}</div>`;
const time = 1777805235000;
const found = () => lastMessage(openMessagePage(document, () => 0))?.messageId;
const go = (path: string) => history.replaceState(null, '', path);

beforeEach(() => go(`/company/64396901/chats/${chat}`));

test('the newest by its id, in whatever order the rows stand', () => {
  document.body.innerHTML = view(chat, row(chat, time + 1), row(chat, time + 3), row(chat, time + 2));
  expect(found()).toBe(`${time + 3}_162898249840`);
});

test('of the chat in the address, though another one beside it has a newer one', () => {
  document.body.innerHTML = view(chat, row(chat, time)) + view(other, row(other, time + 9));
  expect(found()).toBe(`${time}_162898249840`);
});

test('what is hidden, or on its way to Cliq, is not it; nor is a divider', () => {
  const unsent = '<span purpose="msgstatus" class="sending"></span>';
  const divider = `<div purpose="date" msguid="${time + 8}%20162898249840"></div>`;
  const hidden = `<div class="gone">${row(chat, time + 7)}</div>`;
  document.body.innerHTML = view(chat, row(chat, time), row(chat, time + 5, unsent), divider, hidden);
  expect(found()).toBe(`${time}_162898249840`);
});

test('where the address names no chat, the only one is meant; of two it is not certain which', () => {
  go('/company/64396901/channels/launch');
  document.body.innerHTML = view(chat, row(chat, time));
  expect(found()).toBe(`${time}_162898249840`);
  document.body.innerHTML += view(other, row(other, time + 9));
  expect(found()).toBeUndefined();
});

test('a page without messages has none', () => {
  document.body.innerHTML = view(chat);
  expect(found()).toBeUndefined();
});
