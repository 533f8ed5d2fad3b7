import { expect, test } from 'vitest';
import { shownName, shownText } from './shown-text';

test('a megabyte of text is cut, collapsed and expanded', () => {
  const text = 'W'.repeat(1_000_000);
  expect(shownText(text, false, [])).toHaveLength(601);
  expect(shownText(text, true, [])).toHaveLength(10_001);
});

test('no half of a character is left at the cut', () => {
  expect(shownText(`${'a'.repeat(599)}👍 tail`, false, [])).toBe(`${'a'.repeat(599)}…`);
});

test('a hit that would not be seen begins what is shown, at the beginning of a word', () => {
  const text = `${'So much was said before. '.repeat(20)}Then we agreed on Zürich and went home.`;
  expect(shownText(text, false, ['zurich'])).toBe('… was said before. Then we agreed on Zürich and went home.');
  expect(shownText(text, false, ['much'])).toMatch(/^So much was said/);
  expect(shownText(text, true, ['zurich'])).toBe(text);
});

test('names lose what turns their letters round, and keep every script', () => {
  expect(shownName('photo\u202Egpj.exe')).toBe('photogpj.exe');
  expect(shownName('a\u2067b\u2069\u0000c\n')).toBe('abc');
  expect(shownName('أحمد منصور')).toBe('أحمد منصور');
  expect(shownName('x'.repeat(5_000))).toHaveLength(201);
});

test('code is shown without its fences', () => {
  expect(shownText('Yes:\n```js\np50 640 ms\n```', false, [])).toBe('Yes:\np50 640 ms');
  expect(shownText('inline ```code``` stays', false, [])).toBe('inline ```code``` stays');
});
