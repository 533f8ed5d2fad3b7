import { expect, test } from 'vitest';
import { actionOf, conflictOf, keyNamed, listActions, readListKeys, usualKeys, usualListKeys } from './list-keys';

test('each action has a usual key of its own', () => {
  const keys = listActions.map((action) => usualKeys[action]);
  expect(new Set(keys).size).toBe(listActions.length);
  for (const key of keys) expect(keyNamed(key)).toBe(key);
});

test.each([
  ['j', 'KeyJ', 'next'],
  ['J', 'KeyJ', 'next'],
  ['Enter', 'Enter', 'open'],
  ['?', 'Slash', 'help'],
  ['1', 'Digit1', 'important'],
  ['1', 'Numpad1', 'important'],
  // A French keyboard has "&" there.
  ['&', 'Digit1', 'important'],
  [' ', 'Space', null],
  ['ArrowDown', 'ArrowDown', null],
  ['q', 'KeyQ', null],
])('%s (%s) is %s', (key, code, action) => {
  expect(actionOf(usualKeys, { key, code })).toBe(action);
});

test('what is typed goes before where it lies; an action without a key is never meant', () => {
  const keys = { ...usualKeys, next: '&', important: '', search: '' };
  expect(actionOf(keys, { key: '&', code: 'Digit1' })).toBe('next');
  expect(actionOf(keys, { key: '1', code: 'Digit1' })).toBeNull();
  expect(actionOf(keys, { key: ' ', code: 'Space' })).toBeNull();
});

test('a key is one sign or Enter', () => {
  expect(['ß', 'É', '🙂', 'Enter'].map(keyNamed)).toEqual(['ß', 'é', '🙂', 'Enter']);
  expect([' ', '', 'Escape', 'Tab', 'F1', 'Dead'].map(keyNamed)).toEqual([null, null, null, null, null, null]);
});

test('a key that another action has is a conflict; none is none', () => {
  expect(conflictOf(usualKeys, 'open', 'j')).toBe('next');
  expect(conflictOf(usualKeys, 'next', 'j')).toBeNull();
  expect(conflictOf({ ...usualKeys, search: '' }, 'next', '')).toBeNull();
});

test('what was kept is read; what is malformed is as usual', () => {
  const own = { isOn: false, keys: { ...usualKeys, next: 'n', help: '' } };
  expect(readListKeys(own)).toEqual(own);
  for (const malformed of [undefined, null, 7, 'keys', [], {}, { keys: null }, { keys: { next: 7, open: 'Tab' } }])
    expect(readListKeys(malformed)).toEqual(usualListKeys);
  // Two actions with one key were never set here.
  expect(readListKeys({ isOn: true, keys: { ...usualKeys, next: 'k' } })).toEqual(usualListKeys);
  expect(readListKeys({ isOn: true, keys: { next: 'n' } }).keys).toEqual({ ...usualKeys, next: 'n' });
});
