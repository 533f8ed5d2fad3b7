import { expect, test } from 'vitest';
import { cleanClientId, clientIdProblem } from './client-id';

test.each(['1000.GMB0YULZHJK411248S8I5GZ4CHUEX0', '  1000.ABC123 \n', '"1000.ABC123"', '\u200B1000.ABC123\uFEFF'])(
  '%j can be a client ID',
  (value) => {
    expect(clientIdProblem(value)).toBeNull();
    expect(cleanClientId(value)).toMatch(/^1000\.[A-Z0-9]+$/);
  },
);

test.each(['', '   ', '""', '\u200B'])('%j is missing', (value) => {
  expect(clientIdProblem(value)).toBe('client-id-missing');
});

test.each([
  '1000.',
  '1000.abc123',
  '1000.ABC 123',
  '1000.ABC-123',
  '2000.ABC123',
  'ABC123',
  '4c6f7267a2b1d0e9f8c7b6a5948372615049382716',
  'https://api-console.zoho.com/client/1000.ABC123',
  '1000.ABC123&scope=x',
  `1000.${'A'.repeat(500)}`,
  '1000.ÄÖÜ',
])('%j is malformed', (value) => {
  expect(clientIdProblem(value)).toBe('client-id-malformed');
});
