import { expect, test } from 'vitest';
import { formats, isoTime } from './formats';

const { bytes, exact, short } = formats('en-US');
const now = new Date(2026, 4, 12, 15, 0, 0).getTime();

test.each([
  [new Date(2026, 4, 12, 9, 5).getTime(), /^9:05\sAM$/],
  [new Date(2026, 0, 3).getTime(), /^Jan 3$/],
  [new Date(2024, 0, 3).getTime(), /^Jan 3, 2024$/],
  [9e99, /^–$/],
  [Number.NaN, /^–$/],
])('%d is short', (at, expected) => {
  expect(short(at, now)).toMatch(expected);
});

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [204_800, '205 kB'],
  [18_345_222, '18.3 MB'],
  [5e9, '5 GB'],
  [9e15, '9,000,000 GB'],
])('%d bytes are %s', (size, expected) => {
  expect(bytes(size)).toBe(expected);
});

test('a time no calendar holds throws nowhere', () => {
  expect(exact(9e99)).toBe('–');
  expect(isoTime(9e99)).toBeUndefined();
  expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z');
});
