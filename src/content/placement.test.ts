import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideAnchor, freeSpot } from './placement';

const row = { left: 100, top: 200, right: 700, bottom: 260 };
const size = 28;

test('the end of the row is first; the start where text runs from right to left', () => {
  expect(freeSpot(row, [], size, false)).toEqual({ x: 668, y: 204 });
  expect(freeSpot(row, [], size, true)).toEqual({ x: 104, y: 204 });
});

test("stands beside Cliq's hover menu, not on it", () => {
  const menu = { left: 500, top: 190, right: 690, bottom: 222, weight: 100 };
  const { x } = freeSpot({ ...row, bottom: 230 }, [menu], size, false);
  expect(x + size).toBeLessThanOrEqual(menu.left);
});

test('goes to another line when the first is full of text', () => {
  const line = { left: 100, top: 200, right: 700, bottom: 225, weight: 1 };
  expect(freeSpot(row, [line], size, false).y).toBe(228);
});

const box = fc
  .record({
    left: fc.integer({ max: 800, min: 0 }),
    top: fc.integer({ max: 400, min: 100 }),
    width: fc.integer({ max: 700, min: 1 }),
    height: fc.integer({ max: 200, min: 1 }),
  })
  .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height, weight: 100 }));

test('covers nothing when the end, the middle or the foot of the row is free', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), fc.boolean(), (obstacles, isRightToLeft) => {
      const { x, y } = freeSpot(row, obstacles, size, isRightToLeft);
      const isOver = (each: (typeof obstacles)[number], at: { x: number; y: number }) =>
        at.x < each.right && at.x + size > each.left && at.y < each.bottom && at.y + size > each.top;
      const first = { x: isRightToLeft ? 104 : 668, y: 204 };
      const roomy = { x: first.x - 4, y: first.y };
      const isFirstFree = obstacles.every(
        (each) => !isOver(each, first) && !isOver(each, roomy) && !isOver(each, { x: first.x + 4, y: first.y }),
      );
      if (isFirstFree) expect({ x, y }).toEqual(first);
      expect(x).toBeGreaterThanOrEqual(row.left);
      expect(x + size).toBeLessThanOrEqual(row.right);
    }),
  );
});

test('a menu is always in the viewport', () => {
  const viewport = { left: 0, top: 0, right: 800, bottom: 600 };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 780 }),
      fc.integer({ min: 0, max: 580 }),
      fc.boolean(),
      (left, top, isRightToLeft) => {
        const spot = besideAnchor(
          { left, top, right: left + 20, bottom: top + 20 },
          { width: 180, height: 230 },
          viewport,
          isRightToLeft,
        );
        expect(spot.x).toBeGreaterThanOrEqual(0);
        expect(spot.x + 180).toBeLessThanOrEqual(800);
        expect(spot.y).toBeGreaterThanOrEqual(0);
        expect(spot.y + 230).toBeLessThanOrEqual(600);
      },
    ),
  );
});
