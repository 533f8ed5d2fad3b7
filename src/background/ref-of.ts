import type { Account } from '../stars/account';
import type { MessageRef } from '../stars/message-ref';
import type { StarRow } from '../stars/star-row';

/** A row knows enough of its message to star it again. */
export function refOf(row: StarRow, account: Account): MessageRef {
  const { chatId, messageId, organizationId, sentAt } = row;
  const text = row.content.text || (row.content.file?.name ?? '');
  return {
    dataCenter: account.dataCenter,
    organizationId,
    chatId,
    messageId,
    text,
    senderName: row.sender.name,
    chatTitle: row.chat.title,
    sentAt,
  };
}
