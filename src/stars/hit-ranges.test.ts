import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold';
import { hitRanges } from './hit-ranges';
import { searchWords } from './search-words';

const marked = (text: string, typed: string) =>
  hitRanges(text, searchWords(typed)).reduceRight(
    (all, [from, to]) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`,
    text,
  );

test.each([
  ['Zürich, ZURICH and Zu\u0308rich', 'zurich', '[Zürich], [ZURICH] and [Zu\u0308rich]'],
  ['Große Straße', 's', 'Gro[ß]e [S]tra[ß]e'],
  ['Straße', 'strass', '[Straß]e'],
  ['ﬁle', 'f', '[ﬁ]le'],
  ['東京タワー', '京タ', '東[京タ]ワー'],
  ['한글', '하', '[한]글'],
  ['مُحَمَّد', 'حم', 'مُ[حَمَّ]د'],
  ['👩‍💻 ships 🎉', '💻 🎉', '👩‍[💻] ships [🎉]'],
  ['aaa', 'aa', '[aa]a'],
  ['one two', 'two one', '[one] [two]'],
  ['launching', 'launch chin', '[launchin]g'],
  ['nothing here', 'xyz', 'nothing here'],
])('%s by %s', (text, typed, expected) => {
  expect(marked(text, typed)).toBe(expected);
});

test('what is marked holds the word, in order, whole characters only', () => {
  let hits = 0;
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.constantFrom('ß', 'İ', '한', '🎉', 'e\u0301', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(11), fc.nat(3), (pieces, start, length) => {
      const text = pieces.join('');
      const [word] = searchWords(pieces.slice(start, start + length + 1).join(''));
      if (word === undefined) return;
      let last = 0;
      for (const [from, to] of hitRanges(text, [word])) {
        expect(fold(text.slice(from, to))).toContain(word);
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        // No character is cut in two: half of one is no letter that UTF-8 has.
        expect(Buffer.from(text.slice(from, to)).toString()).toBe(text.slice(from, to));
        last = to;
        hits++;
      }
    }),
    { numRuns: 3_000 },
  );
  expect(hits).toBeGreaterThan(1_000);
});
