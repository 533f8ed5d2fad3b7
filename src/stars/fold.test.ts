import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold';

test.each([
  ['letter case', 'ZÜRICH', 'zurich'],
  ['accents', 'Résumé naïve Ångström', 'resume naive angstrom'],
  ['letters that Unicode does not take apart', 'Łódź Ærø Øresund þing', 'lodz aero oresund thing'],
  ['sharp s, small and large', 'Straße STRASSE GROẞ', 'strasse strasse gross'],
  ['Turkish i', 'İstanbul ISPARTA ıspanak', 'istanbul isparta ispanak'],
  ['Greek final sigma', 'ΟΔΟΣ οδός', 'οδοσ οδοσ'],
  ['width', 'Ｚｕｒｉｃｈ ｶﾒﾗ', 'zurich カメラ'],
  ['ligatures and other compatibility forms', 'ﬁle №5 ½ ①', 'file no5 1⁄2 1'],
  ['Arabic vowels, stretch, alef and ya', 'مُحَمَّد مـحـمد أحمد إلى مدرسة', 'محمد محمد احمد الي مدرسه'],
  ['Persian letters and digits', 'کتاب ی ۱۲۳ ٤٥٦', 'كتاب ي 123 456'],
  ['Hebrew points', 'שָׁלוֹם', 'שלום'],
  ['Russian yo', 'Ёлка', 'елка'],
  ['what has no width', 'co\u00ADoper\u200Bate \u202Bx\u2069', 'cooperate x'],
  ['joined and coloured emoji', '👩‍💻 👍🏽 ❤️', '👩💻 👍🏽 ❤'],
])('%s', (_name, text, folded) => {
  expect(fold(text)).toBe(folded.normalize('NFKD'));
});

test('vowel signs and voicing marks are not dropped: they make other words', () => {
  expect(fold('किताब')).not.toBe(fold('कतब'));
  expect(fold('ガラス')).not.toBe(fold('カラス'));
  expect(fold('เก่า')).not.toBe(fold('เกา'));
});

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 5_000 },
  );
});

test('a text is found in itself, whatever its case', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (before, text, after) => {
      expect(fold(`${before}\n${text}\n${after}`)).toContain(fold(text));
    }),
    { numRuns: 5_000 },
  );
});
