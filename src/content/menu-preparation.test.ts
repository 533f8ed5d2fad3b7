// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './testing/extension';
import { beforeEach, expect, test } from 'vitest';
import { defaultPageSettings } from '../browser/page-settings';
import { idOf, textOf } from './testing/chat';
import { beforeEachTest, button, hover, rightClick, settle, slideUnderPointer, starElsewhere } from './testing/script';

const run = beforeEachTest();
const states = () => run().menuStates;

/** Messages 1 and 2 are notes, message 3 is important; the page knows. */
beforeEach(async () => {
  await settle(400);
  await starElsewhere(run(), idOf(1), 'note');
  await starElsewhere(run(), idOf(2), 'note');
  await starElsewhere(run(), idOf(3), 'important');
  await settle(400);
});

test('a pointer that rests on a starred message has its type prepared after 80 ms, and taken away at once', async () => {
  await hover(textOf(1));
  await settle(30);
  expect(states()).toEqual([]);
  await settle(30);
  expect(states()).toEqual(['note']);
  await hover(textOf(0));
  expect(states()).toEqual(['note', 'none']);
});

test('from one type to another: the first is gone before the second comes; of the same type nothing is said', async () => {
  await hover(textOf(1));
  await settle(100);
  await hover(textOf(2));
  await settle(100);
  expect(states()).toEqual(['note']);
  await hover(textOf(3));
  expect(states()).toEqual(['note', '']);
  await settle(100);
  expect(states()).toEqual(['note', '', 'important']);
});

test('a minute over messages without a star, and passing over starred ones, says nothing', async () => {
  for (let second = 0; second < 60; second += 1) {
    await hover(textOf(0));
    await settle(380);
    await hover(textOf(1));
    await hover(textOf(4));
    await settle(380);
  }
  expect(states()).toEqual([]);
});

test.each([
  ['scrolls', 100, () => element('#list').dispatchEvent(new Event('scroll'))],
  ['loses the pointer', 600, () => window.dispatchEvent(new PointerEvent('pointerout', { relatedTarget: null }))],
  ['is hidden', 600, () => document.dispatchEvent(new Event('visibilitychange'))],
])('a page that %s takes the check away', async (_, quietMs, happen) => {
  await hover(textOf(1));
  await settle(100);
  happen();
  expect(states()).toHaveLength(2);
  await settle(quietMs);
  // Nothing, or that it is not known.
  expect(states().slice(1).join('')).toMatch(/^(none)?$/);
});

test('at the right-click it is said once more, whatever the pointer rested on', async () => {
  await hover(textOf(1));
  await settle(100);
  rightClick(textOf(3));
  expect(states()).toEqual(['note', 'important']);
  rightClick(textOf(4));
  rightClick(document.body);
  expect(states().slice(2)).toEqual(['none', 'none']);
});

test('an open menu takes the pointer out of the page, and keeps its check', async () => {
  await hover(textOf(1));
  rightClick(textOf(1));
  window.dispatchEvent(new PointerEvent('pointerout', { relatedTarget: null }));
  await settle(300);
  expect(states()).toEqual(['note']);
  await hover(textOf(0));
  expect(states()).toEqual(['note', 'none']);
});

test('what slides under the pointer while the menu is open changes nothing in it', async () => {
  await hover(textOf(1));
  rightClick(textOf(1));
  await slideUnderPointer(textOf(0));
  await slideUnderPointer(document.body);
  await slideUnderPointer(textOf(3));
  await settle(300);
  expect(states()).toEqual(['note']);
});

test('on the star button it is that of the message under the button', async () => {
  await hover(textOf(3));
  await settle(100);
  rightClick(button());
  expect(states()).toEqual(['important', 'important']);
});

test('a star that changes elsewhere changes the check; what was chosen shows at the next menu', async () => {
  await hover(textOf(1));
  await settle(100);
  await starElsewhere(run(), idOf(1), 'manager');
  await settle(200);
  expect(states()).toEqual(['note', '', 'manager']);
  rightClick(textOf(1));
  run().hear({ kind: 'menu-picked', type: 'to_do' });
  await settle(200);
  expect(states().slice(3)).toEqual(['manager', 'to_do']);
});

test('a row that shows another message by now is not believed', async () => {
  await hover(textOf(1));
  textOf(1).closest('.row')?.setAttribute('msguid', idOf(9).replace('_', '%20'));
  await settle(100);
  expect(states()).not.toContain('note');
});

test('switched off by the user or the organization, nothing is said', async () => {
  run().follow({ ...defaultPageSettings, hasContextMenu: false });
  await hover(textOf(1));
  await settle(100);
  rightClick(textOf(1));
  run().follow(defaultPageSettings);
  run().turn('context-menu', 'off');
  await hover(textOf(3));
  await settle(100);
  expect(states()).toEqual([]);
});

test('Firefox asks what the menu is to say', async () => {
  rightClick(textOf(3));
  expect(run().hear({ kind: 'menu-shown', element: undefined })).toBe('important');
  rightClick(textOf(4));
  expect(run().hear({ kind: 'menu-shown', element: undefined })).toBe('none');
  rightClick(document.body);
  expect(run().hear({ kind: 'menu-shown', element: undefined })).toBe('none');
});

function element(selector: string): Element {
  return document.querySelector(selector) ?? document.body;
}
