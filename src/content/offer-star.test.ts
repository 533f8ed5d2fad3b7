// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { expect, test } from 'vitest';
import { element, idOf, textOf } from './testing/chat';
import {
  beforeEachTest,
  begin,
  button,
  click,
  hover,
  item,
  label,
  settle,
  slideUnderPointer,
  starElsewhere,
} from './testing/script';

const run = beforeEachTest();

test('is offered on the message under the pointer, within 100 ms, and leaves with it', async () => {
  expect(label()).toBeNull();
  await hover(textOf(1));
  expect(label()).toBe('Star message');
  await hover(document.body);
  await settle(300);
  expect(label()).toBeNull();
});

test('says what the message is starred as, and asks nothing for it', async () => {
  await starElsewhere(run(), idOf(2), 'follow_up');
  await starElsewhere(run(), idOf(3), 'sparkling_new');
  run().service.asked.length = 0;
  await hover(textOf(2));
  expect(label()).toBe('Starred: Follow-up');
  await hover(textOf(3));
  expect(label()).toBe('Starred: sparkling new');
  await hover(textOf(4));
  expect(label()).toBe('Star message');
  expect(run().service.asked).toEqual([]);
});

test('does not wait for an answer that does not come', async () => {
  run().service.starsOf = () => new Promise(() => undefined);
  run().life.abort();
  const again = begin(run().service);
  await hover(textOf(1));
  await settle(60);
  expect(label()).toBe('Star message');
  again.life.abort();
});

test('ended while it asks, it asks for nothing more', async () => {
  run().life.abort();
  let asked = 0;
  const unanswered = async () => {
    asked += 1;
    throw new Error('the extension was removed');
  };
  const again = begin({ ...run().service, starsOf: unanswered });
  await settle(200);
  const before = asked;
  const hovering = hover(textOf(1));
  again.life.abort();
  await hovering;
  await settle(200);
  expect(asked - before).toBe(1);
});

test('switched off it is not offered, and what was shown goes', async () => {
  await hover(textOf(1));
  expect(label()).toBe('Star message');
  run().turn('star-button', 'off');
  expect(label()).toBeNull();
  await hover(textOf(3));
  textOf(4).focus();
  await settle();
  expect(label()).toBeNull();
});

test('switched on again it comes to the message that the pointer is on', async () => {
  run().turn('star-button', 'off');
  await starElsewhere(run(), idOf(2), 'note');
  await hover(textOf(2));
  run().turn('star-button', 'on');
  await settle();
  expect(label()).toBe('Starred: Note');
});

test('is offered on the message that has the focus', async () => {
  textOf(2).focus();
  await settle();
  expect(label()).toBe('Star message');
});

test('hides while the page scrolls, asks nothing meanwhile, and comes back', async () => {
  await hover(textOf(1));
  const asked = run().service.asked.length;
  element('#list', document).dispatchEvent(new Event('scroll'));
  expect(label()).toBeNull();
  await slideUnderPointer(textOf(3));
  expect(label()).toBeNull();
  await settle(200);
  expect(label()).toBe('Star message');
  expect(run().service.asked).toHaveLength(asked);
});

test('adds nothing to the rows', async () => {
  const before = document.body.innerHTML;
  await hover(textOf(1));
  await click(button());
  await click(item('Note'));
  expect(document.body.innerHTML).toBe(before);
});

test('show at once on the message in view', async () => {
  await hover(textOf(1));
  await starElsewhere(run(), idOf(1), 'manager');
  expect(label()).toBe('Starred: Manager');
});

test('the tab asks again after it slept', async () => {
  await hover(textOf(1));
  run().service.types.set(idOf(1), 'note');
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await settle();
  expect(label()).toBe('Starred: Note');
});

test('stays on the message after a pick, until the pointer moves', async () => {
  await hover(textOf(1));
  await click(button());
  await click(item('Note'));
  await slideUnderPointer(textOf(3));
  expect(label()).toBe('Starred: Note');
  await hover(textOf(3));
  expect(label()).toBe('Star message');
});

test('stays on it, too, when the page came to rest only while the menu was open', async () => {
  await hover(textOf(1));
  element('#list', document).dispatchEvent(new Event('scroll'));
  await hover(textOf(1));
  await click(button());
  await slideUnderPointer(textOf(3));
  await click(item('Note'));
  await settle(200);
  expect(label()).toBe('Starred: Note');
});
