import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowHeights } from './row-heights';

const listOf = (count: number) => Array.from({ length: count }, (_, n) => ({ messageId: `m${n}` }));

test('tops, places and the total are those of plain addition', () => {
  const measured = fc.array(fc.record({ index: fc.nat(1_999), height: fc.integer({ min: 1, max: 300 }) }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), measured, fc.nat(300_000), (count, all, offset) => {
      const heights = createRowHeights(84);
      heights.reset(listOf(count));
      const plain = new Array<number>(count).fill(84);
      for (const { index, height } of all) {
        heights.set(index, `m${index}`, height);
        if (index < count) plain[index] = height;
      }
      const top = (end: number) => plain.slice(0, end).reduce((sum, height) => sum + height, 0);
      expect(heights.total).toBe(top(count));
      const at = heights.at(offset);
      expect(heights.top(at)).toBe(top(at));
      expect(top(at) <= offset).toBe(true);
      expect(at === count - 1 || offset < top(at + 1)).toBe(true);
    }),
  );
});

test('another list: known rows keep their height, the others are as those known on average', () => {
  const heights = createRowHeights(84);
  heights.reset(listOf(10));
  heights.set(3, 'm3', 100);
  heights.set(4, 'm4', 60);
  heights.reset([{ messageId: 'new' }, ...listOf(5).slice(3)]);
  expect([heights.top(1), heights.top(2), heights.top(3)]).toEqual([80, 180, 240]);
  heights.forget();
  expect(heights.total).toBe(240);
});

test('what has no height is not laid out, and an empty list has no row', () => {
  const heights = createRowHeights(84);
  heights.reset(listOf(2));
  heights.set(0, 'm0', 0);
  heights.set(7, 'm7', 50);
  expect(heights.total).toBe(168);
  heights.reset([]);
  expect([heights.total, heights.at(500)]).toEqual([0, 0]);
});
