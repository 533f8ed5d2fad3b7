import { expect, test } from 'vitest';
import { isStarType, starTypes } from './star-type';

test('the five documented types, in the documented order', () => {
  expect(starTypes).toEqual(['important', 'to_do', 'note', 'manager', 'follow_up']);
});

test('only the five can be given: not the filter word "all", not an unknown type', () => {
  expect(isStarType('follow_up')).toBe(true);
  expect(isStarType('all')).toBe(false);
  expect(isStarType(null)).toBe(false);
});
