// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './fixtures/layout';
import { expect, test } from 'vitest';
import { countMessages, deriveRows, partSelector, timeAttributeAt } from './derive';
import rows from './fixtures/rows.html?raw';
import { isTaughtPage, taughtProfile } from './taught';
import { openStudiedPage } from './testing/open-page';

const chat = 'CT_1111111111111111111_64396901';
const row = (index: number) => `
  <li class="day" data-k="177780523548${index}%2016289824984${index}">Today</li>
  <b class="who x${index}">Asha Rao ${index}</b>
  <li class="m" data-k="177780523548${index}%2016289824984${index}" data-at="177780523548${index}"><time>10:4${index}</time><p class="t">message ${index}</p></li>`;
/** Nobody knows these names; a day line stands before every message, with its id. */
const page = `<ul id="${chat}">${[1, 2, 3, 4].map(row).join('')}</ul>`;
const at = (selector: string) => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(selector);
  return found;
};

test('one click tells which rows are messages, one each on sender and time what belongs to them', () => {
  document.body.innerHTML = page;
  expect(openStudiedPage(document).messageAt(at('.t'))).toBeNull();
  const taught = deriveRows(at('.t'));
  expect(taught).toMatchObject({ idAttribute: 'data-k', text: 'p' });
  if (!taught) return;
  expect(countMessages(taught, document)).toBe(4);
  taught.sender = partSelector(at('b'), taught.row);
  taught.timeAttribute = timeAttributeAt(at('time'), taught.row);
  expect(taught).toMatchObject({ sender: 'b', timeAttribute: 'data-at' });
  expect(isTaughtPage(JSON.parse(JSON.stringify(taught)))).toBe(true);

  const shown = openStudiedPage(document, taughtProfile(taught));
  const texts = [...document.querySelectorAll('.t')].map((text) => shown.messageAt(text)?.messageId);
  expect(texts).toEqual([1, 2, 3, 4].map((index) => `177780523548${index}_16289824984${index}`));
  for (const day of document.querySelectorAll('.day')) expect(shown.messageAt(day)).toBeNull();
});

test('on Cliq’s own page it derives what is known of it', () => {
  document.body.innerHTML = rows.replaceAll('data-points-to', 'data-test');
  for (const element of document.querySelectorAll('[data-test]')) element.removeAttribute('data-test');
  const taught = deriveRows(at('#first b'));
  expect(taught).toMatchObject({ idAttribute: 'msguid', chatAttribute: 'chid' });
  expect(taught && countMessages(taught, document)).toBe(5);
});

test('where nothing around the click is an id, nothing is derived', () => {
  document.body.innerHTML = '<ul><li><p>Hello</p></li></ul>';
  expect(deriveRows(at('p'))).toBeNull();
});
