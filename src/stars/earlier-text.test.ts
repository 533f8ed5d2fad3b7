import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withEarlierText } from './earlier-text';
import type { Content } from './star';
import type { StarRow } from './star-row';
import { anyRow } from './testing/random-stars';

const [sample] = fc.sample(anyRow, { numRuns: 1, seed: 3 });
const textOf = (text: string, more: Partial<Content> = {}): Content => ({ kind: 'text', text, file: null, ...more });

function rowWith(content: Content, seenInPass = 1): StarRow {
  if (!sample) throw new Error('no row');
  return { ...sample, content, seenInPass };
}

test('an edited message keeps what it said when it was first listed, however often it is edited', () => {
  const once = withEarlierText(rowWith(textOf('at noon')), textOf('at one'));
  expect(once).toEqual(textOf('at one', { earlierText: 'at noon' }));
  expect(withEarlierText(rowWith(once), textOf('at two'))).toEqual(textOf('at two', { earlierText: 'at noon' }));
  expect(withEarlierText(rowWith(once), textOf('at noon'))).toEqual(textOf('at noon'));
});

test.each([
  ['is new', null],
  ['was known from a page only', rowWith(textOf('at  noon'), 0)],
  ['had no text so far', rowWith(textOf(''))],
  ['was kept without its text', rowWith(textOf('', { isLeftOut: true }))],
  ['was kept with its mentions as Cliq writes them', rowWith(textOf('{@60716283913} at noon'))],
  ['says the same', rowWith(textOf('at one'))],
])('a message that %s is not edited', (_name, row) => {
  expect(withEarlierText(row, textOf('at one'))).toEqual(textOf('at one'));
});
