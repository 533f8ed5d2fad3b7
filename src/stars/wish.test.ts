import { expect, test } from 'vitest';
import { isDue } from './intent';
import { wish } from './wish';

test('a clock set back by a day does not hold a change for a day', () => {
  const ref = {
    dataCenter: 'us' as const,
    organizationId: null,
    chatId: 'CT_1_2',
    messageId: 'm1',
    text: '',
    senderName: '',
    chatTitle: '',
    sentAt: null,
  };
  const day = 86_400_000;
  const { intent } = wish({ row: null, intent: null }, 'a', ref, null, 10 * day);
  expect(intent && isDue(intent, 10 * day + 1_000)).toBe(false);
  expect(intent && isDue(intent, 10 * day + 8_000)).toBe(true);
  expect(intent && isDue(intent, 9 * day)).toBe(true);
});
