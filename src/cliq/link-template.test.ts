import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataCenters } from './data-centers';
import { defaultLinkTemplate, filledTemplate, templateProblem } from './link-template';
import { messageLink } from './links';

const parts = { host: 'cliq.zoho.in', organization: '6001', chat: 'CT_1_6001', message: '1777805235487_162898' };

test.each([
  [defaultLinkTemplate, 'https://cliq.zoho.in/company/6001/chats/CT_1_6001/messages/1777805235487_162898'],
  ['https://{host}/app/chats/{chat}?m={message}', 'https://cliq.zoho.in/app/chats/CT_1_6001?m=1777805235487_162898'],
  ['https://cliq.zoho.in/#chats/{chat}/{message}', 'https://cliq.zoho.in/#chats/CT_1_6001/1777805235487_162898'],
])('%s', (template, address) => {
  expect([templateProblem(template), filledTemplate(template, parts)]).toEqual([null, address]);
});

test.each([
  ['http://{host}/{chat}/{message}', 'not-https'],
  ['javascript:alert("{chat}{message}")', 'not-https'],
  ['https://evil.example/{chat}/{message}', 'foreign-host'],
  ['https://{host}.evil.example/{chat}/{message}', 'foreign-host'],
  ['https://{host}@evil.example/{chat}/{message}', 'foreign-host'],
  ['https://me@{host}/{chat}/{message}', 'foreign-host'],
  ['https://{host}:8443/{chat}/{message}', 'foreign-host'],
  ['https://{chat}/{message}', 'foreign-host'],
  ['https://{host}/{message}', 'chat-missing'],
  ['https://{host}/{chat}', 'message-missing'],
  ['https://{host}/{chat}/{message}/{sender}', 'unknown-placeholder'],
  ['https://{host}/{chat}/{message}/{toString}', 'unknown-placeholder'],
  ['https://{host}/{chat}/{message', 'unknown-placeholder'],
  ['{host}/{chat}/{message}', 'no-address'],
  ['https://{host}/{chat}/ {message}', 'no-address'],
  ['', 'no-address'],
  [`https://{host}/{chat}/{message}/${'x'.repeat(300)}`, 'too-long'],
] as const)('%s is refused', (template, problem) => {
  expect([templateProblem(template), filledTemplate(template, parts)]).toEqual([problem, null]);
});

test('it makes no link to another data center, nor one that lacks what it asks for', () => {
  expect(filledTemplate('https://cliq.zoho.com/{chat}/{message}', parts)).toBeNull();
  expect(filledTemplate(defaultLinkTemplate, { ...parts, organization: null })).toBeNull();
  expect(filledTemplate('https://{host}/{chat}/{message}', { ...parts, organization: null })).not.toBeNull();
});

const known = {
  dataCenter: 'in',
  organizationId: '6001',
  chatId: 'CT_1_6001',
  messageId: '1777805235487_162898',
} as const;

test('messages have links of the user’s form; where it cannot serve, of the usual one', () => {
  const own = 'https://{host}/m/{chat}/{message}';
  expect(messageLink(known, own)).toBe('https://cliq.zoho.in/m/CT_1_6001/1777805235487_162898');
  expect(messageLink({ ...known, organizationId: null }, own)).toBe(
    'https://cliq.zoho.in/m/CT_1_6001/1777805235487_162898',
  );
  expect(messageLink({ ...known, messageId: 'new-kind' }, own)).toBe(
    'https://cliq.zoho.in/company/6001/chats/CT_1_6001',
  );
  for (const bad of ['https://evil.example/{chat}/{message}', 'https://cliq.zoho.com/{chat}/{message}', 'nonsense']) {
    expect(messageLink(known, bad)).toBe(messageLink(known));
  }
});

test('whatever is set, a link is https on the host of its data center', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'https://',
      '{host}',
      '{chat}',
      '{message}',
      '{organization}',
      '/',
      '@',
      ':',
      '#',
      '?',
      '\\',
      '.',
      'evil.example',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const url = new URL(messageLink(known, pieces.join('')));
      expect([url.origin, url.username, url.password]).toEqual([dataCenters.in.cliqOrigin, '', '']);
    }),
    { numRuns: 3_000 },
  );
});
