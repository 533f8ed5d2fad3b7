// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://cliq.zoho.com/company/64396901/chats/CT_1111111111111111111_64396901" }
import { expect, test, vi } from 'vitest';
import { element, idOf, textOf } from './testing/chat';
import {
  beforeEachTest,
  button,
  click,
  hover,
  isMenuOpen,
  item,
  menu,
  nameOf,
  press,
  shadow,
  starElsewhere,
} from './testing/script';

const run = beforeEachTest();

test('is drawn when it is first opened, and not before', async () => {
  await hover(textOf(0));
  expect(shadow().querySelector('[role="menu"]')).toBeNull();
  await click(button());
  expect(isMenuOpen()).toBe(true);
});

test('has the five types by name, and "Remove star" only on a starred message', async () => {
  await starElsewhere(run(), idOf(1), 'manager');
  await hover(textOf(0));
  await click(button());
  expect(menu().getAttribute('aria-label')).toBe('Star type');
  const names = () => [...menu().querySelectorAll('[role^="menuitem"]')].map(nameOf);
  expect(names()).toEqual(['Important', 'To-do', 'Note', 'Manager', 'Follow-up']);
  expect(menu().querySelector('[aria-checked="true"]')).toBeNull();
  await press(item('Important'), 'Escape');
  await hover(textOf(1));
  await click(button());
  expect(names()).toEqual(['Important', 'To-do', 'Note', 'Manager', 'Follow-up', 'Remove star']);
  expect(nameOf(menu().querySelector('[aria-checked="true"]'))).toBe('Manager');
  expect(shadow().activeElement).toBe(item('Manager'));
});

test('is walked with the keys, and gives the focus back', async () => {
  await starElsewhere(run(), idOf(1), 'important');
  await hover(textOf(1));
  button().focus();
  await press(button(), 'Enter');
  expect(button().getAttribute('aria-expanded')).toBe('true');
  const focused = () => nameOf(shadow().activeElement);
  expect(focused()).toBe('Important');
  for (const [key, expected] of [
    ['ArrowDown', 'To-do'],
    ['End', 'Remove star'],
    ['ArrowDown', 'Important'],
    ['ArrowUp', 'Remove star'],
    ['Home', 'Important'],
    ['m', 'Manager'],
  ] as const) {
    await press(item(focused()), key);
    expect(focused()).toBe(expected);
  }
  await press(item('Manager'), 'Escape');
  expect(isMenuOpen()).toBe(false);
  expect(button().getAttribute('aria-expanded')).toBe('false');
  expect(shadow().activeElement).toBe(button());
  expect(run().service.calls).toEqual([]);
  await press(button(), ' ');
  await press(item('Important'), 'ArrowDown');
  await press(item('To-do'), 'Enter');
  expect(run().service.calls[0]?.type).toBe('to_do');
  expect(shadow().activeElement).toBe(button());
});

test('opened and used with the pointer, leaves the focus where the user was writing', async () => {
  const composer = element('textarea', document);
  composer.focus();
  await hover(textOf(1));
  await click(button());
  await click(item('Note'));
  expect(document.activeElement).toBe(composer);
});

test('keys pressed in it do not reach Cliq', async () => {
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  await hover(textOf(1));
  await click(button());
  await press(item('Important'), 'f');
  document.removeEventListener('keydown', heard);
  expect(heard).not.toHaveBeenCalled();
});

test('closes when the user goes on elsewhere', async () => {
  await hover(textOf(1));
  await click(button());
  textOf(2).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  expect(isMenuOpen()).toBe(false);
});

test('says what each type is for, in the words of Cliq’s own documents, and keeps the name apart from it', async () => {
  await hover(textOf(1));
  await click(button());
  const told = (label: string, attribute: string) =>
    element(`#${item(label).getAttribute(attribute)}`, shadow()).textContent;
  for (const label of ['Important', 'To-do', 'Note', 'Manager', 'Follow-up']) {
    expect(told(label, 'aria-labelledby')).toBe(label);
  }
  expect(told('To-do', 'aria-describedby')).toBe('A task or action item to complete');
  expect(told('Manager', 'aria-describedby')).toBe('Managerial communication or approval');
});

test('news of the message leave the focus in the menu where it is', async () => {
  await starElsewhere(run(), idOf(1), 'note');
  await hover(textOf(1));
  await click(button());
  await press(item('Note'), 'End');
  expect(shadow().activeElement).toBe(item('Remove star'));
  await starElsewhere(run(), idOf(1), 'manager');
  expect(shadow().activeElement).toBe(item('Remove star'));
  await starElsewhere(run(), idOf(1), null);
  expect(shadow().activeElement).toBe(item('Important'));
});
