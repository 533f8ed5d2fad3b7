import { expect, test } from 'vitest';
import type { Account } from '../stars/account';
import { dataCenters } from './data-centers';
import { linkedMessage, messageLinkPatterns, parseMessageLink } from './linked-message';
import { messageLink } from './links';

const chatId = 'CT_1230012345678901234_60012345678';
const messageId = '1777805235487_162898249840';
const address = `https://cliq.zoho.in/company/60012345678/chats/${chatId}/messages/1777805235487%20162898249840`;
const account: Account = {
  id: 'a',
  dataCenter: 'in',
  organizationId: '60012345678',
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const linked = (link: string, who: Account | null = account) => {
  const parsed = parseMessageLink(link);
  return parsed && linkedMessage(parsed, who);
};

test('the message that a link names, with what can be known of it', () => {
  expect(linked(address)).toEqual({
    dataCenter: 'in',
    organizationId: '60012345678',
    chatId,
    messageId,
    text: '',
    senderName: '',
    chatTitle: '',
    sentAt: 1777805235487,
  });
});

test('a link to a chat, or to anything else, names no message', () => {
  expect(parseMessageLink(`https://cliq.zoho.in/company/60012345678/chats/${chatId}`)).toBeNull();
  expect(parseMessageLink(`https://cliq.zoho.in/api/v2/chats/${chatId}/messages/${messageId}`)).toBeNull();
  expect(parseMessageLink('what Priya said')).toBeNull();
});

test('of another data center or organization it is refused', () => {
  expect(linked(address, { ...account, dataCenter: 'us' })).toBeNull();
  expect(linked(address, { ...account, organizationId: '1' })).toBeNull();
  expect(linked(address.replace('/company/60012345678', '/app'))?.organizationId).toBe('60012345678');
});

test('the account’s organization is not learnt from a link that anybody may have written', () => {
  expect(linked(address, { ...account, organizationId: null })?.organizationId).toBeNull();
  expect(linked(address, null)?.organizationId).toBeNull();
});

/** https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */
function matches(pattern: string, url: string): boolean {
  const escaped = pattern.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(url);
}

test.each(Object.values(dataCenters))(
  'the patterns find links to messages of $id, and only those',
  ({ id, cliqOrigin }) => {
    const message = messageLink({ dataCenter: id, organizationId: '7', chatId, messageId });
    const forms = [message, message.replace('/company/7', '/app'), message.replace('/company/7', ''), `${message}?a=b`];
    for (const form of forms) {
      expect(parseMessageLink(form)?.messageId).toBe(messageId);
      expect(messageLinkPatterns.filter((pattern) => matches(pattern, form))).toHaveLength(1);
    }
    for (const other of [
      `${cliqOrigin}/company/7/chats/${chatId}`,
      message.replace('https://', 'https://evil.example/'),
    ])
      expect(messageLinkPatterns.filter((pattern) => matches(pattern, other))).toEqual([]);
  },
);
