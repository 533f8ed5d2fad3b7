import type { Account } from '../stars/account';
import { sentAtOf } from '../stars/message-id';
import type { MessageRef } from '../stars/message-ref';
import { dataCenters } from './data-centers';
import { type CliqLink, parseCliqLink } from './links';

/** Match patterns of the links to messages, in every form that `parseCliqLink` reads: for the context menu. */
export const messageLinkPatterns: readonly string[] = Object.values(dataCenters).map(
  ({ cliqOrigin }) => `${cliqOrigin}/*chats/*/messages/*`,
);

export type MessageLink = CliqLink & { messageId: string };

/** What an address names when it is the link to one message; else null. */
export function parseMessageLink(address: string): MessageLink | null {
  const link = parseCliqLink(address);
  return link && link.messageId !== null ? { ...link, messageId: link.messageId } : null;
}

/**
 * The message that a link leads to. Nobody has seen it: what it says is known when Cliq has answered.
 * @param account for whom; null when nobody is signed in, which is for the service to say
 * @returns null when the link is of another data center or organization than the account
 */
export function linkedMessage(link: MessageLink, account: Account | null): MessageRef | null {
  const { dataCenter, organizationId, chatId, messageId } = link;
  const known = account?.organizationId ?? null;
  const isElsewhere =
    account !== null &&
    (dataCenter !== account.dataCenter || (known !== null && organizationId !== null && organizationId !== known));
  if (isElsewhere) return null;
  // Anybody can write a link: the account's own organization is not learnt from one.
  const own = { dataCenter, organizationId: known, chatId, messageId };
  return { ...own, text: '', senderName: '', chatTitle: '', sentAt: sentAtOf(messageId) };
}
