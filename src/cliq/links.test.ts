import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataCenterOfHost, dataCenters } from './data-centers';
import { messageLink, openableUrl, organizationOf, parseCliqLink } from './links';

const chatId = 'CT_1230012345678901234_60012345678';
const messageId = '1777805235487_162898249840';
const known = { dataCenter: 'in', organizationId: '60012345678', chatId, messageId } as const;

test.each([
  [`https://cliq.zoho.in/company/60012345678/chats/${chatId}/messages/1777805235487_162898249840`, known],
  [`https://cliq.zoho.in/company/60012345678/chats/${chatId}/messages/1777805235487%20162898249840`, known],
  // The page's own spelling of the id, put into an address as it is.
  [`https://cliq.zoho.in/company/60012345678/chats/${chatId}/messages/1777805235487%2520162898249840`, known],
  [`https://cliq.zoho.in/company/60012345678/chats/${chatId}`, { ...known, messageId: null }],
  [`https://cliq.zoho.in/company/60012345678/chats/${chatId}/?a=b#c`, { ...known, messageId: null }],
  [`https://cliq.zoho.in/app/chats/${chatId}`, { ...known, organizationId: null, messageId: null }],
  [`https://cliq.zoho.in/network/design/chats/${chatId}`, { ...known, organizationId: null, messageId: null }],
  [
    `https://cliq.zoho.in/chats/2293949000000114001`,
    { ...known, organizationId: null, chatId: '2293949000000114001', messageId: null },
  ],
])('%s is read', (address, link) => {
  expect(parseCliqLink(address)).toEqual(link);
});

test.each([
  `http://cliq.zoho.in/chats/${chatId}`,
  `https://cliq.zoho.in:8443/chats/${chatId}`,
  `https://cliq.zoho.in@evil.example/chats/${chatId}`,
  `https://me:secret@cliq.zoho.in/chats/${chatId}`,
  `https://cliq.zoho.in.evil.example/chats/${chatId}`,
  `https://cliq.zoho.ca/chats/${chatId}`,
  `https://cliq.zoho.in/company/60012345678/api/v2/chats/${chatId}/messages`,
  `https://cliq.zoho.in/company/60012345678/chats/${chatId}/members/1`,
  `https://cliq.zoho.in/company/60012345678/chats/${chatId}/messages/undefined`,
  'https://cliq.zoho.in/chats/%E0%A4%A',
  'https://cliq.zoho.in/chats/%2e%2e%2fapi',
  'https://cliq.zoho.in/index.do',
  `//cliq.zoho.in/chats/${chatId}`,
  'javascript:alert(1)',
  '',
])('%s is not the address of a message or chat', (address) => {
  expect(parseCliqLink(address)).toBeNull();
});

test('the organization is read from any address of Cliq', () => {
  expect(organizationOf('https://cliq.zoho.com/company/64396901/history/meetings')).toBe('64396901');
  expect(organizationOf('https://cliq.zoho.com/company/64396901')).toBe('64396901');
  expect(organizationOf('https://cliq.zoho.com/company/64396901x/chats')).toBeNull();
  expect(organizationOf('https://evil.example/company/64396901/chats')).toBeNull();
});

test('a link says no more than is known', () => {
  expect(messageLink(known)).toBe(`https://cliq.zoho.in/company/60012345678/chats/${chatId}/messages/${messageId}`);
  expect(messageLink({ ...known, organizationId: null })).toBe(`https://cliq.zoho.in/chats/${chatId}`);
  expect(messageLink({ ...known, messageId: 'new-kind' })).toBe(
    `https://cliq.zoho.in/company/60012345678/chats/${chatId}`,
  );
  expect(messageLink({ ...known, chatId: '../api/v3' })).toBe('https://cliq.zoho.in/');
});

const anyDataCenter = fc.constantFrom(...Object.values(dataCenters).map(({ id }) => id));
const anyChatId = fc.oneof(fc.stringMatching(/^CT_\d{19}_\d{8,11}(-T-\d{10}|-B\d)?$/), fc.stringMatching(/^\d{19}$/));
const anyMessageId = fc.stringMatching(/^\d{13}_\d{5,15}$/);
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '/',
    '\\',
    '?',
    '#',
    '@',
    '\ud800',
    '__proto__',
    'javascript:alert(1)',
    '//evil.example',
  ),
);

test('what is built is read back', () => {
  fc.assert(
    fc.property(
      anyDataCenter,
      fc.stringMatching(/^\d{8,11}$/),
      anyChatId,
      anyMessageId,
      (dataCenter, organizationId, chatId, messageId) => {
        const target = { dataCenter, organizationId, chatId, messageId };
        expect(parseCliqLink(messageLink(target))).toEqual(target);
      },
    ),
  );
});

test('no id, however hostile, leads out of its data center or into another path', () => {
  fc.assert(
    fc.property(
      anyDataCenter,
      fc.option(hostile),
      hostile,
      hostile,
      (dataCenter, organizationId, chatId, messageId) => {
        const url = new URL(messageLink({ dataCenter, organizationId, chatId, messageId }));
        expect(url.origin).toBe(dataCenters[dataCenter].cliqOrigin);
        expect(url.pathname).toMatch(/^\/$|^(\/company\/\d+)?\/chats\/[\w-]+(\/messages\/\d[\d_]*)?$/);
        expect(url.search + url.hash).toBe('');
      },
    ),
  );
});

const hostileAddress = fc.oneof(
  hostile,
  fc
    .tuple(
      fc.constantFrom(
        'https://cliq.zoho.com',
        'https://cliq.zoho.com@',
        'https://cliq.zoho.com.',
        'https:cliq.zoho.com/',
        ' https://cliq.zoho.com/',
        'blob:https://cliq.zoho.com/',
        'http://cliq.zoho.com/',
      ),
      hostile,
    )
    .map((parts) => parts.join('')),
);

test('only https addresses of a Cliq host open, and no address throws', () => {
  fc.assert(
    fc.property(hostileAddress, (address) => {
      parseCliqLink(address);
      const openable = openableUrl(address);
      if (openable === null) return;
      const url = new URL(openable);
      expect([url.protocol, url.username, url.port]).toEqual(['https:', '', '']);
      expect(dataCenterOfHost(url.host)).not.toBeNull();
    }),
    { numRuns: 2000 },
  );
  expect(openableUrl('https://cliq.zoho.com/company/1/file?id=2')).toBe('https://cliq.zoho.com/company/1/file?id=2');
  expect(openableUrl(null)).toBeNull();
});
