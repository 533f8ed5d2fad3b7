import { parseCliqLink } from '../links';
import type { MessageElement } from './identify';
import { rowSelector } from './page-profile';
import type { MessagePage } from './reading';
import { messageIdIn } from './shapes';
import { isVisible } from './visible';

/**
 * The newest message of the chat that is open: of the one in the address, or, where that names none, of the only one on the page. By the time in the
 * ids: rows that are reused stand in any order. Null when there is none, or when it is not certain which chat is meant.
 */
export function lastMessage({ document, reading, messageAt }: MessagePage): MessageElement | null {
  const profile = reading()?.profile;
  if (!profile) return null;
  const chatId = parseCliqLink(document.URL)?.chatId;
  if (!chatId && [...document.querySelectorAll(profile.chat.view)].filter(isVisible).length > 1) return null;
  const rows = [...document.querySelectorAll(rowSelector(profile))]
    .map((row) => ({ row, id: messageIdIn(row.getAttribute(profile.message.idAttribute)) ?? '' }))
    .sort((one, other) => (one.id < other.id ? 1 : -1));
  for (const { row } of rows) {
    const found = messageAt(row);
    if (found && (!chatId || found.chatId === chatId)) return found;
  }
  return null;
}
