// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './fixtures/layout';
import { beforeEach, expect, test } from 'vitest';
import attachments from './fixtures/attachments.html?raw';
import quotes from './fixtures/quotes.html?raw';
import rows from './fixtures/rows.html?raw';
import texts from './fixtures/texts.html?raw';
import twoChats from './fixtures/two-chats.html?raw';
import { readMessage } from './read-message';
import { openStudiedPage } from './testing/open-page';

const address = document.URL;
const messageAt = (target: EventTarget | null) => openStudiedPage(document).messageAt(target);
beforeEach(() => history.replaceState(null, '', address));

function read(id: string) {
  const found = messageAt(document.getElementById(id));
  return found && readMessage(found, 'You');
}

test('all that the page says of a message is frozen', () => {
  document.body.innerHTML = rows;
  const ref = read('first');
  expect(ref).toEqual({
    dataCenter: 'us',
    organizationId: '64396901',
    chatId: 'CT_1111111111111111111_64396901',
    messageId: '1777805235487_162898249840',
    text: 'Budget is approved',
    senderName: 'Asha Rao',
    chatTitle: 'Design review',
    sentAt: 1777805235487,
  });
  expect(Object.isFrozen(ref)).toBe(true);
});

test('the name above a group is the name of each in it; own messages are "You"; no name is guessed', () => {
  document.body.innerHTML = rows;
  expect(read('grouped')?.senderName).toBe('Asha Rao');
  expect(read('own')?.senderName).toBe('You');
  expect(read('after-own')?.senderName).toBe('');
});

test('the name in a quote is not the sender, and neither is one in another chat', () => {
  document.body.innerHTML = quotes;
  expect(read('reply')).toMatchObject({ senderName: 'Ben Okri', text: 'Yes, Monday' });
  expect(read('grouped')?.senderName).toBe('Ben Okri');
  document.body.innerHTML = twoChats;
  expect(read('in-thread')?.senderName).toBe('');
});

test('an attachment is its comment, else its file name', () => {
  document.body.innerHTML = attachments;
  expect(read('file')?.text).toBe('the plan');
  expect(read('tile')?.text).toBe('photo.png');
  expect(read('preview')?.text).toBe('https://example.com/');
});

test('text is read as it is shown', () => {
  document.body.innerHTML = texts;
  for (const row of document.querySelectorAll('[data-text]')) {
    const found = messageAt(row);
    const expected = row.getAttribute('data-text')?.replaceAll('\\n', '\n');
    expect(found && readMessage(found, 'You')?.text, row.outerHTML).toBe(expected);
  }
});

test("a row's own time is preferred, and an address without organization says so", () => {
  document.body.innerHTML = rows;
  history.replaceState(null, '', '/app/chats/CT_1111111111111111111_64396901');
  document.getElementById('first')?.setAttribute('msgtime', '1777805235123');
  expect(read('first')).toMatchObject({ sentAt: 1777805235123, organizationId: null });
});

test('a row that has been reused since is not read', () => {
  document.body.innerHTML = rows;
  const row = document.getElementById('first');
  const found = messageAt(row);
  row?.setAttribute('msguid', '1777809999999%20162898249999');
  expect(found && readMessage(found, 'You')).toBeNull();
});
