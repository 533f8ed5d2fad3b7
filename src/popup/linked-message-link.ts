import { linkedMessage, type MessageLink } from '../cliq/linked-message';
import type { MessageRef } from '../stars/message-ref';
import { isTombstone, type StarRow } from '../stars/star-row';
import type { StarsStore } from './store';

/** The message that the link leads to, and its star, if it has or just had one. Null: it is not of this account's Cliq. */
export function messageOf(
  link: MessageLink,
  { status, find }: StarsStore,
): { message: MessageRef; star: StarRow | null } | null {
  const account = status.value?.account ?? null;
  const message = linkedMessage(link, account);
  const row = find(link.messageId);
  return message && { message, star: row && row.accountId === account?.id && isShown(row) ? row : null };
}

/** With a removed star, as long as it can be taken back as if nothing had been. */
function isShown(row: StarRow): boolean {
  return row.removedAt === null || (row.delivery === 'waiting' && !isTombstone(row));
}
