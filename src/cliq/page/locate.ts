import { identified, type MessageElement } from './identify';
import type { PageProfile } from './page-profile';
import { rowOf } from './row';
import { rawIdOf } from './row-parts';
import { isVisible } from './visible';

/**
 * The message that was meant by pointing at `target`, read by `profile`; null when that is not certain: a target outside any
 * message, on a divider, a menu or an edit box, in a hidden row, or in one of several rows that claim to be the same message.
 */
export function messageAt(target: Element, profile: PageProfile): MessageElement | null {
  const row = rowOf(target, profile);
  const found = row && identified(row, profile);
  return found && isVisible(found.row) && isTheOnlyOne(found) ? found : null;
}

/** Where the page shows this message now, when the row it was found in is gone or has been reused. */
export function messageWithId(
  chatId: string,
  messageId: string,
  document: Document,
  profile: PageProfile,
): MessageElement | null {
  for (const bearer of document.querySelectorAll(bearersOf(messageId, profile))) {
    const found = messageAt(bearer, profile);
    if (found?.messageId === messageId && found.chatId === chatId) return found;
  }
  return null;
}

/** True while the row still shows the message that was found in it. */
export function isStill({ row, rawId, profile }: MessageElement): boolean {
  return row.isConnected && rawIdOf(row, profile) === rawId;
}

/** Of several visible elements that claim to be this message it cannot be told which one is; what is only believed is no message when anything else, known for nothing, has its id. */
function isTheOnlyOne({ row, chatId, messageId, profile }: MessageElement): boolean {
  const { excerpts, notMessages, foreign, isInferred } = profile;
  const bearers = [...row.ownerDocument.querySelectorAll(bearersOf(messageId, profile))];
  return bearers.every((bearer) => {
    if (row.contains(bearer) || !isVisible(bearer)) return true;
    const other = rowOf(bearer, profile);
    const claim = other && identified(other, profile);
    if (claim) return claim.messageId !== messageId || claim.chatId !== chatId || !isVisible(claim.row);
    return !isInferred || bearer.closest(`${excerpts}, ${notMessages}, ${foreign}`) !== null;
  });
}

/** A selector for what carries a message's id, in every spelling. */
function bearersOf(messageId: string, { message, isInferred }: PageProfile): string {
  const spellings = ['_', '%20', ' ', '+'].map((separator) => messageId.replace('_', separator));
  const row = isInferred ? '' : (message.row ?? '');
  return spellings.map((id) => `${row}[${message.idAttribute}="${CSS.escape(id)}"]`).join(', ');
}
