// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { beforeEach, expect, test } from 'vitest';
import { directionTo, holdsDraft, isPainted, listRowOf, messagesOf, saysDeleted } from './chat-on-page';
import { openMessagePage } from './reading';

const chatId = 'CT_1111111111111111111_64396901';
const otherId = 'CT_2222222222222222222_64396901';

Element.prototype.getBoundingClientRect = function box() {
  return this.closest('.gone') ? new DOMRect() : new DOMRect(0, 0, 400, 60);
};

const idAt = (minute: number) => `17778052${String(minute).padStart(2, '0')}000_162898249840`;
const row = (minute: number, chat = chatId, text = `at ${minute}`) =>
  `<div msg-cont chid="${chat}" msguid="${idAt(minute).replace('_', '%20')}"><p class="zcmsgcnt">${text}</p></div>`;
const view = (chat: string, inner: string, name = '') =>
  `<section class="${name}" purpose="chatview" id="${chat}">${inner}</section>`;

const page = openMessagePage(document, () => 0);
function show(html: string) {
  document.body.innerHTML = html;
  return page;
}
const idsIn = (chat: string) => messagesOf(chat, page).map(({ messageId }) => messageId);

beforeEach(() => show(''));

test('the messages of one chat, in order, without its leftover copy and without other chats', () => {
  show(
    view(chatId, row(1) + row(2), 'gone') +
      view(chatId, `${row(10)}<div class="gone">${row(12)}</div>${row(20)}${row(30)}`) +
      view(otherId, row(15, otherId)),
  );
  expect(idsIn(chatId)).toEqual([idAt(10), idAt(20), idAt(30)]);
  expect(idsIn(otherId)).toEqual([idAt(15)]);
  show(view(chatId, row(1), 'gone'));
  expect(idsIn(chatId)).toEqual([]);
});

test.each([
  [5, 'older'],
  [40, 'newer'],
  [15, 'gap'],
  // Between two lists.
  [25, null],
] as const)('where a message of minute %s must be: %s', (minute, direction) => {
  const pinned = `<div>${row(10)}${row(20)}</div>`;
  show(view(chatId, `${pinned}<div>${row(30)}</div>`));
  expect(directionTo(idAt(minute), messagesOf(chatId, page))).toBe(direction);
});

test('nothing is said of ids without a time, nor of a chat without messages', () => {
  show(view(chatId, row(10)));
  expect(directionTo('8761000000117013', messagesOf(chatId, page))).toBeNull();
  expect(directionTo(idAt(5), [])).toBeNull();
});

test('the chat’s row in the list: the one of this chat, and one that can be seen', () => {
  const listed = (chat: string, name = '') => `<a class="${name}" purpose="chathistoryrow" chid="${chat}">x</a>`;
  show(listed(otherId) + listed(chatId, 'gone') + listed(chatId, 'seen'));
  expect(listRowOf(chatId, page)?.className).toBe('seen');
  show(listed(otherId));
  expect(listRowOf(chatId, page)).toBeNull();
  show(`<a id="userrecentchat${chatId}">x</a>`);
  expect(listRowOf(chatId, page)?.id).toBe(`userrecentchat${chatId}`);
});

test('a frame alone is no painted page; a list or a message is', () => {
  expect(isPainted(show('<header>Cliq</header>'))).toBe(false);
  expect(isPainted(show(`<a id="userrecentchat${otherId}">x</a>`))).toBe(true);
  expect(isPainted(show(view(chatId, row(1))))).toBe(true);
});

test.each([
  ['<div contenteditable="true"><p><br></p></div><textarea> </textarea>', false],
  ['<div contenteditable="false">a label</div><input value="a search">', false],
  ['<div contenteditable="true"><p>half a</p></div>', true],
  ['<div contenteditable="true"><p><em code=":smile:"></em></p></div>', true],
  ['<div contenteditable="true"><img src="data:," alt=""></div>', true],
  ['<div class="gone"><div contenteditable="">in a window that is folded up</div></div>', true],
])('something is written that has not been sent: %s', (html, isDraft) => {
  expect(holdsDraft(show(html))).toBe(isDraft);
});

test('a textarea counts by what was typed', () => {
  show('<textarea></textarea>');
  for (const area of document.querySelectorAll('textarea')) area.value = 'half a';
  expect(holdsDraft(page)).toBe(true);
});

test('Cliq’s words in place of a deleted message, and no others', () => {
  show(
    view(chatId, row(1, chatId, 'This message has been deleted') + row(2, chatId, 'This message has been deleted?')),
  );
  expect(messagesOf(chatId, page).map(saysDeleted)).toEqual([true, false]);
});
