import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byNewestMessage, byNewestStar } from './star-order';

const row = fc.record({
  messageId: fc.nat({ max: 50 }).map(String),
  starredAt: fc.nat({ max: 5 }),
  sentAt: fc.option(fc.nat({ max: 5 })),
});
const rows = fc.uniqueArray(row, { selector: ({ messageId }) => messageId, maxLength: 30 });

test.each([
  ['star', byNewestStar],
  ['message', byNewestMessage],
])('by newest %s: one order, whatever order the rows came in', (_name, order) => {
  fc.assert(
    fc.property(rows, fc.func(fc.nat()), (all, shuffle) => {
      const shuffled = all.toSorted((a, b) => shuffle(a) - shuffle(b));
      expect(shuffled.toSorted(order)).toEqual(all.toSorted(order));
    }),
  );
});

test('messages by when they were sent; ties as by their stars; one of unknown time by its star', () => {
  const all = [
    { messageId: 'a', sentAt: 10, starredAt: 90 },
    { messageId: 'b', sentAt: 30, starredAt: 70 },
    { messageId: 'c', sentAt: 30, starredAt: 80 },
    { messageId: 'd', sentAt: null, starredAt: 20 },
    { messageId: 'e', sentAt: 30, starredAt: 80 },
  ];
  expect(all.toSorted(byNewestMessage).map(({ messageId }) => messageId)).toEqual(['e', 'c', 'b', 'd', 'a']);
});
