import { expect, test } from 'vitest';
import { readSoakOptions } from './soak-options';

test('minutes and seed come from the command line', () => {
  expect(readSoakOptions([], 1_700_000_123_456)).toEqual({ minutes: 12, seed: 123_456 });
  expect(readSoakOptions(['20'], 5)).toEqual({ minutes: 20, seed: 5 });
  expect(readSoakOptions(['--minutes', '3', '--seed', '7'], 5)).toEqual({ minutes: 3, seed: 7 });
  expect(() => readSoakOptions(['soon'], 5)).toThrow('minutes: a whole number, not "soon"');
  expect(() => readSoakOptions(['0'], 5)).toThrow('at least one');
});
