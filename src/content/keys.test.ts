// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import './testing/extension';
import { expect, test, vi } from 'vitest';
import { defaultPageSettings } from '../browser/page-settings';
import { element, idOf, textOf } from './testing/chat';
import {
  beforeEachTest,
  button,
  click,
  hover,
  isMenuOpen,
  item,
  press,
  settle,
  starElsewhere,
  status,
} from './testing/script';

const run = beforeEachTest();

/** Presses and releases; tells what the page heard of it. */
async function type(key: string, change: KeyboardEventInit = {}, target: Element = document.body): Promise<string[]> {
  const heard: string[] = [];
  const listen = ({ type: name }: Event) => void heard.push(name);
  for (const name of ['keydown', 'keyup']) document.addEventListener(name, listen);
  const code = /^[0-9]$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
  for (const name of ['keydown', 'keyup']) {
    target.dispatchEvent(
      new KeyboardEvent(name, { key, code, bubbles: true, composed: true, cancelable: true, ...change }),
    );
  }
  for (const name of ['keydown', 'keyup']) document.removeEventListener(name, listen);
  await settle();
  return heard;
}

const calls = () => run().service.calls.map(({ ref, type: given }) => [ref.messageId, given]);

test.each([
  ['1', 'important'],
  ['2', 'to_do'],
  ['3', 'note'],
  ['4', 'manager'],
  ['5', 'follow_up'],
])('s %s stars the message under the pointer as %s, and Cliq hears neither key', async (key, given) => {
  await hover(textOf(2));
  expect(await type('s')).toEqual([]);
  expect(await type(key)).toEqual([]);
  expect(calls()).toEqual([[idOf(2), given]]);
  expect(isMenuOpen()).toBe(false);
});

test('s s gives the last type, s 0 removes the star with Undo', async () => {
  run().follow({ ...defaultPageSettings, lastType: 'manager' });
  await hover(textOf(1));
  await type('s');
  await type('s');
  expect(calls()).toEqual([[idOf(1), 'manager']]);
  await type('s');
  await type('0');
  expect(calls()).toEqual([
    [idOf(1), 'manager'],
    [idOf(1), null],
  ]);
  expect(status().textContent).toContain('Star removedUndo');
});

test('s Enter opens the menu, for those who have no pointer', async () => {
  await hover(textOf(1));
  await type('s');
  await type('Enter', { code: 'Enter' });
  expect(isMenuOpen()).toBe(true);
  await press(item('Important'), 'ArrowDown');
  await press(item('To-do'), 'Enter');
  expect(calls()).toEqual([[idOf(1), 'to_do']]);
});

test('the message that has the focus is meant, too', async () => {
  textOf(3).focus();
  await settle();
  await type('s', {}, textOf(3));
  await type('3', {}, textOf(3));
  expect(calls()).toEqual([[idOf(3), 'note']]);
});

test('a digit is known by its place where its sign needs Shift', async () => {
  await hover(textOf(1));
  await type('s');
  await type('&', { code: 'Digit1' });
  expect(calls()).toEqual([[idOf(1), 'important']]);
});

test('the first key freezes the message; the row may show another by the second', async () => {
  await hover(textOf(1));
  await type('s');
  textOf(1).closest('.row')?.setAttribute('msguid', idOf(9));
  await type('3');
  expect(calls()).toEqual([[idOf(1), 'note']]);
});

test('a key that says nothing is Cliq’s again, and ends it; so does time', async () => {
  await hover(textOf(1));
  await type('s');
  expect(await type('f')).toEqual(['keydown', 'keyup']);
  expect(await type('1')).toEqual(['keydown', 'keyup']);
  await type('s');
  await settle(700);
  expect(status().textContent).toContain('1 Important');
  await settle(2_000);
  expect(await type('1')).toEqual(['keydown', 'keyup']);
  expect(calls()).toEqual([]);
});

test('without a message, with another key held, repeated or while somebody writes, all keys are Cliq’s', async () => {
  expect(await type('s')).toEqual(['keydown', 'keyup']);
  await hover(textOf(1));
  for (const change of [
    { ctrlKey: true },
    { altKey: true },
    { metaKey: true },
    { repeat: true },
    { isComposing: true },
  ]) {
    expect(await type('s', change)).toEqual(['keydown', 'keyup']);
  }
  const editor = document.createElement('div');
  editor.setAttribute('contenteditable', 'true');
  const inside = document.createElement('p');
  editor.append(inside);
  document.body.append(editor);
  for (const target of [element('textarea', document), editor, inside]) {
    expect(await type('s', {}, target)).toEqual(['keydown', 'keyup']);
  }
  expect(await type('1')).toEqual(['keydown', 'keyup']);
  expect(calls()).toEqual([]);
});

test('the key is the user’s choice, and may be none', async () => {
  run().follow({ ...defaultPageSettings, starKey: 'x', lastType: 'note' });
  await hover(textOf(1));
  expect(await type('s')).toEqual(['keydown', 'keyup']);
  await type('x');
  await type('x');
  expect(calls()).toEqual([[idOf(1), 'note']]);
  run().follow({ ...defaultPageSettings, starKey: '' });
  for (const key of ['s', 'x']) expect(await type(key)).toEqual(['keydown', 'keyup']);
  expect(calls()).toHaveLength(1);
});

test('the organization may switch keys off, and the button without them', async () => {
  run().turn('star-button', 'off');
  await hover(textOf(1));
  await type('s');
  await type('3');
  expect(calls()).toEqual([[idOf(1), 'note']]);
  run().turn('star-keys', 'off');
  expect(await type('s')).toEqual(['keydown', 'keyup']);
  await type('4');
  expect(calls()).toHaveLength(1);
});

test('in the menu, letters are the menu’s', async () => {
  await starElsewhere(run(), idOf(1), 'note');
  await hover(textOf(1));
  await click(button());
  await type('s', {}, item('Note'));
  await type('1', {}, item('Note'));
  expect(calls()).toEqual([]);
});

test('every type that is given is told, however it was chosen', async () => {
  await hover(textOf(1));
  await type('s');
  await type('4');
  await click(button());
  await click(item('Note'));
  await type('s');
  await type('0');
  expect(run().kept).toEqual([{ lastType: 'manager' }, { lastType: 'note' }]);
});

test('ends with the script', async () => {
  await hover(textOf(1));
  await type('s');
  run().life.abort();
  expect(await type('1')).toEqual(['keydown', 'keyup']);
  expect(vi.getTimerCount()).toBe(0);
});
