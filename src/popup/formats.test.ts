import { expect, test } from 'vitest';
import { formats, isoTime } from './formats';

const { ago, bytes, countdown, exact, short } = formats('en-US');
const now = new Date(2026, 4, 12, 15, 0, 0).getTime();
const minute = 60_000;

test.each([
  [new Date(2026, 4, 12, 9, 5).getTime(), /^9:05\sAM$/],
  [new Date(2026, 0, 3).getTime(), /^Jan 3$/],
  [new Date(2024, 0, 3).getTime(), /^Jan 3, 2024$/],
  [9e99, /^–$/],
  [Number.NaN, /^–$/],
])('%d is short', (at, expected) => {
  expect(short(at, now)).toMatch(expected);
});

test('ages never lie in the future, whatever the clock does', () => {
  expect(ago(now - 12_000, now)).toBe('12s ago');
  expect(ago(now - 3 * minute, now)).toBe('3m ago');
  expect(ago(now - 60 * minute, now)).toBe('1h ago');
  expect(ago(now - 3 * 24 * 60 * minute, now)).toBe('3d ago');
  expect(ago(now + 60 * minute, now)).toBe('0s ago');
});

test.each([
  [272_000, '4:32'],
  [271_001, '4:32'],
  [59_001, '1:00'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('%d ms are %s', (ms, expected) => {
  expect(countdown(ms)).toBe(expected);
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
