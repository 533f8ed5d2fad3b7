import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalMessageId, sentAtOf } from './message-id';

test.each([
  ['1777805235487%20162898249840', '1777805235487_162898249840'],
  ['1777805235487 162898249840', '1777805235487_162898249840'],
  ['1777805235487+162898249840', '1777805235487_162898249840'],
  ['1542711601585_349430767610289', '1542711601585_349430767610289'],
  ['1723785917_21823548', '1723785917_21823548'],
  ['1746000123456789001', '1746000123456789001'],
])('%s is %s', (raw, canonical) => {
  expect(canonicalMessageId(raw)).toBe(canonical);
});

test.each([
  'undefined',
  '',
  '12345',
  '1777805235487__1628',
  '../stars',
  '1777805235487%20162898249840/..',
  '__proto__',
])('%s is not a message id', (raw) => {
  expect(canonicalMessageId(raw)).toBeNull();
});

test('canonical ids stay as they are', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{13}(%20|_| )\d{5,20}$/), (raw) => {
      const id = canonicalMessageId(raw);
      return id !== null && canonicalMessageId(id) === id;
    }),
  );
});

test('the sent time is read from ids that begin with it, and from no other', () => {
  expect(sentAtOf('1777805235487_162898249840')).toBe(1777805235487);
  expect(sentAtOf('1746000123456789001')).toBeNull();
  expect(sentAtOf('1723785917_21823548')).toBeNull();
});
