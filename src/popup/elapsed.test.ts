import { expect, test } from 'vitest';
import { elapsed } from './elapsed';

const { ago, countdown } = elapsed('en-US');
const now = new Date(2026, 4, 12, 15, 0, 0).getTime();
const minute = 60_000;

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
