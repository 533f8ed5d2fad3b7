import type { DataCenterId } from './account';

/**
 * A message, frozen at the moment a person pointed at it. What is picked a second later applies to this, even if the
 * page has meanwhile reused the row for another message.
 */
export interface MessageRef {
  dataCenter: DataCenterId;
  /** The organization's number in the page's address, when it shows one. */
  organizationId: string | null;
  chatId: string;
  /** Canonical, see `canonicalMessageId`. */
  messageId: string;
  /** What the page showed, to fill the row until Cliq's own answer is there. Never sent anywhere. */
  text: string;
  senderName: string;
  chatTitle: string;
  /** Epoch milliseconds. */
  sentAt: number | null;
}
