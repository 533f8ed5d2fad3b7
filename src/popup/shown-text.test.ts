import { expect, test } from 'vitest';
import { isCut, shownName, shownText } from './shown-text';

test('a megabyte of text is cut, collapsed and expanded', () => {
  const text = 'W'.repeat(1_000_000);
  expect(isCut(text)).toBe(true);
  expect(shownText(text, false)).toHaveLength(601);
  expect(shownText(text, true)).toHaveLength(10_001);
});

test('no half of a character is left at the cut', () => {
  expect(shownText(`${'a'.repeat(599)}👍 tail`, false)).toBe(`${'a'.repeat(599)}…`);
});

test('names lose what turns their letters round, and keep every script', () => {
  expect(shownName('photo\u202Egpj.exe')).toBe('photogpj.exe');
  expect(shownName('a\u2067b\u2069\u0000c\n')).toBe('abc');
  expect(shownName('أحمد منصور')).toBe('أحمد منصور');
  expect(shownName('x'.repeat(5_000))).toHaveLength(201);
});
