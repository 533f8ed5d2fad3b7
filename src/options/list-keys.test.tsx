// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../popup/testing/fake-browser';
import { type ListKeys, listActions, usualKeys, usualListKeys } from '../stars/list-keys';
import { ListKeysSection } from './list-keys';
import { listKeysStore } from './list-keys-store';

vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }));

let kept: ListKeys;
let isDiskFull: boolean;

beforeEach(async () => {
  render(null, document.body);
  kept = usualListKeys;
  isDiskFull = false;
  const store = listKeysStore({
    follow: (listener) => listener(kept),
    keep: async (keys) => {
      if (isDiskFull) throw new DOMException('full', 'QuotaExceededError');
      kept = keys;
    },
  });
  await act(() => render(<ListKeysSection store={store} />, document.body));
});

const field = (label: string) => {
  const found = [...document.querySelectorAll('input')].find((each) => each.labels?.[0]?.textContent === label);
  if (!found) throw new Error(`no field ${label}`);
  return found;
};
const type = (label: string, value: string) =>
  act(async () => {
    field(label).value = value;
    field(label).dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
const problem = () => document.querySelector('[role=alert]')?.textContent;
const reset = () =>
  [...document.querySelectorAll('button')].find((each) => each.textContent === 'Back to the usual keys');
const shown = (label: string) => [field(label).value, field(label).getAttribute('aria-invalid')];

test('each action has a field with its key', () => {
  expect(document.querySelectorAll('.key input')).toHaveLength(listActions.length);
  expect(
    ['Search', 'Next star', 'Open in Cliq', 'Change type to To-do', 'Show the keys'].map((name) => field(name).value),
  ).toEqual(['/', 'J', 'Enter', '2', '?']);
  expect(reset()).toBeUndefined();
});

test('a key is changed by typing another, also behind the old one; none switches the action off; Enter is one, too', async () => {
  await type('Next star', 'n');
  await type('Previous star', 'KP');
  await type('Show the keys', '');
  expect(kept.keys).toEqual({ ...usualKeys, next: 'n', previous: 'p', help: '' });
  expect(shown('Previous star')).toEqual(['P', 'false']);
  await type('Open in Cliq', '');
  await act(() => void field('Search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  expect(kept.keys.search).toBe('Enter');
});

test('what is pressed counts, wherever the caret stands; Backspace empties; Tab and the browser’s keys stay theirs', async () => {
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    await act(() => void field('Next star').dispatchEvent(event));
    return event.defaultPrevented;
  };
  expect(await press('x')).toBe(true);
  expect([problem()?.includes('“X”'), kept]).toEqual([true, usualListKeys]);
  expect(await press('n')).toBe(true);
  expect([problem(), kept.keys.next]).toEqual(['', 'n']);
  for (const key of ['Tab', 'Escape', 'ArrowLeft']) expect(await press(key)).toBe(false);
  expect(await press('r', { ctrlKey: true })).toBe(false);
  expect(await press('Backspace')).toBe(true);
  expect(kept.keys).toEqual({ ...usualKeys, next: '' });
  // Typed by another device, before the key that stands there.
  await type('Previous star', 'qK');
  expect(kept.keys.previous).toBe('q');
});

test('a key that another action has is refused with a plain sentence, and so is what is no key', async () => {
  await type('Next star', 'x');
  expect(kept).toEqual(usualListKeys);
  expect(problem()).toBe(
    'Not kept: “X” is the key for “Select” already. Give that another key first, or choose another for “Next star”.',
  );
  expect(shown('Next star')).toEqual(['J', 'true']);
  await type('Remove star', ' ');
  expect([problem(), kept]).toEqual([
    'Not kept: choose a letter, a digit, a sign or Enter for “Remove star”.',
    usualListKeys,
  ]);
  expect(shown('Next star')).toEqual(['J', 'false']);
  await type('Next star', 'n');
  expect([problem(), kept.keys.next]).toEqual(['', 'n']);
});

test('back to the usual keys', async () => {
  await type('Next star', 'n');
  await act(() => reset()?.click());
  expect([kept, reset(), field('Next star').value]).toEqual([usualListKeys, undefined, 'J']);
});

test('all of them can be switched off, and on again as they were', async () => {
  await type('Next star', 'n');
  const box = () => field('Use single keys in the list');
  await act(() => box().click());
  expect([kept.isOn, field('Next star').disabled]).toEqual([false, true]);
  await act(() => box().click());
  expect([kept.isOn, kept.keys.next]).toEqual([true, 'n']);
});

test('what could not be kept is said, and is not shown as kept', async () => {
  isDiskFull = true;
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await type('Next star', 'n');
  expect([problem(), field('Next star').value]).toEqual([
    'Not kept: the browser could not write it down. Free some space on the disk, and try again.',
    'J',
  ]);
  expect(logged).toHaveBeenCalledOnce();
});
