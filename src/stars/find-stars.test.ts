import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentKinds } from './content-kind';
import type { Facet } from './facet';
import { type Counts, findStars, starsAtOnce } from './find-stars';
import { chatKey, everything, matcher, type StarFilter, senderKey } from './star-filter';
import { createStarIndex } from './star-index';
import type { StarRow } from './star-row';
import { starredPresets } from './starred-within';
import { anyFilter, anyRow, now } from './testing/random-stars';

interface Options {
  isReversed?: boolean;
  isShown?: (row: StarRow) => boolean;
  kept?: string[];
}

function find(rows: readonly StarRow[], filter: StarFilter, options: Options = {}) {
  const { isReversed = false, isShown = () => true, kept = [] } = options;
  const index = createStarIndex();
  const stars = structuredClone(rows).map(index.add);
  const finding = findStars({ index, stars, filter, now, isReversed, isShown, kept: new Set(kept) });
  let pauses = 0;
  for (;;) {
    const step = finding.next();
    if (step.done) return { index, pauses, found: step.value };
    pauses++;
  }
}

const ids = (rows: readonly StarRow[]) => rows.map((row) => row.messageId);

/** As plain as can be: one question to `matcher` for each number. */
function bruteForce(rows: readonly StarRow[], filter: StarFilter) {
  const matches = rows.filter(matcher(filter, now));
  const count = (instead: Partial<StarFilter>) =>
    rows.filter((row) => row.removedAt === null && matcher({ ...filter, ...instead }, now)(row)).length;
  return { matches, count };
}

const distinct = (rows: readonly StarRow[], of: (row: StarRow) => string) => [...new Set(rows.map(of))];

function chosen(counts: Counts, facet: Facet, key: string): number {
  return counts[facet.find(key) ?? -1] ?? 0;
}

test('rows and all counts equal brute force, in 1,000 random cases', () => {
  let matched = 0;
  let narrowed = 0;
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 40 }), anyFilter, (rows, filter) => {
      const { index, found } = find(rows, filter);
      const { matches, count } = bruteForce(rows, filter);
      expect(ids(found.rows)).toEqual(ids(matches));
      expect(found.count).toBe(count({}));
      expect(found.all).toBe(count(everything));
      const types = distinct(rows, (row) => row.type);
      const chats = distinct(rows, chatKey);
      const senders = distinct(rows, senderKey);
      expect(types.map((type) => chosen(found.types, index.types, type))).toEqual(
        types.map((type) => count({ types: [type] })),
      );
      expect(chats.map((chat) => chosen(found.chats, index.chats, chat))).toEqual(chats.map((chat) => count({ chat })));
      expect(senders.map((sender) => chosen(found.senders, index.senders, sender))).toEqual(
        senders.map((sender) => count({ sender })),
      );
      expect(Array.from(found.kinds)).toEqual(contentKinds.map((kind) => count({ kind })));
      expect(Array.from(found.presets)).toEqual(starredPresets.map((kind) => count({ starred: { kind } })));
      expect(found.totals).toEqual({
        types: count({ types: [] }),
        chats: count({ chat: null }),
        senders: count({ sender: null }),
        kinds: count({ kind: null }),
        starred: count({ starred: { kind: 'any' } }),
        words: count({ words: '' }),
      });
      if (matches.length > 0) matched++;
      if (matches.length < rows.length) narrowed++;
    }),
    { numRuns: 1_000 },
  );
  // The cases are no empty ones.
  expect(matched).toBeGreaterThan(200);
  expect(narrowed).toBeGreaterThan(600);
});

const [first, second, third] = fc.sample(anyRow, { numRuns: 3, seed: 7 }).map((row, number) => ({
  ...row,
  messageId: String(number),
  type: 'note',
  removedAt: null,
}));

function three(): StarRow[] {
  if (!first || !second || !third) throw new Error('no rows');
  return [first, second, third];
}

test('the other way round', () => {
  expect(ids(find(three(), everything, { isReversed: true }).found.rows)).toEqual(['2', '1', '0']);
});

test('a message that stays is shown and does not count; one that is not for this view is neither', () => {
  const filter = { ...everything, types: ['manager'] };
  const { found } = find(three(), filter, { kept: ['1', '2'], isShown: (row) => row.messageId !== '2' });
  expect(ids(found.rows)).toEqual(['1']);
  expect([found.count, found.totals.types]).toEqual([0, 2]);
});

test('many stars: it pauses again and again', () => {
  const rows = Array.from({ length: 3 * starsAtOnce }, (_, number) => ({ ...three()[0], messageId: String(number) }));
  const { pauses, found } = find(rows as StarRow[], everything);
  expect([pauses, found.count]).toEqual([2, rows.length]);
});

test('equal values are one value: 100,000 rows do not keep 100,000 copies of a name', () => {
  const index = createStarIndex();
  const [left, right] = structuredClone([three()[0], three()[0]]).map((row) => row && index.add(row).row);
  expect(left?.sender).toBe(right?.sender);
  expect(left?.chat).toBe(right?.chat);
});
