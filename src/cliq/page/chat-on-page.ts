import { sentAtOf } from '../../stars/message-id';
import { identified, type MessageElement } from './identify';
import { rowSelector } from './page-profile';
import { cliq2026 } from './profiles';
import type { MessagePage } from './reading';
import { rowOf } from './row';
import { textsIn } from './row-parts';
import { isVisible } from './visible';

/** The profile that the page is read by; where no message is there to read, Cliq's as it is known. */
function profileOf(page: MessagePage) {
  return page.reading()?.profile ?? cliq2026;
}

/** The messages of a chat that are in the page now, as they follow each other; those of a leftover copy are not. */
export function messagesOf(chatId: string, page: MessagePage): MessageElement[] {
  const profile = page.reading()?.profile;
  if (!profile) return [];
  const rows = [...page.document.querySelectorAll(rowSelector(profile))]
    .map((bearer) => rowOf(bearer, profile))
    .filter((row) => row !== null);
  const found = [...new Set(rows)].flatMap((row) => identified(row, profile) ?? []);
  const ofChat = found.filter((each) => each.chatId === chatId);
  const shown = ofChat.findLast(({ row }) => isVisible(row));
  const view = shown?.row.closest(profile.chat.view);
  return shown ? ofChat.filter(({ row }) => row.closest(profile.chat.view) === view && isVisible(row)) : [];
}

/** Where a message must be, seen from those that are there. `gap`: those before and after it stand side by side without it. */
export function directionTo(messageId: string, messages: readonly MessageElement[]): 'older' | 'newer' | 'gap' | null {
  const time = sentAtOf(messageId);
  const times = messages.map((message) => sentAtOf(message.messageId));
  const [first, last] = [times[0], times.at(-1)];
  if (time === null || first === undefined || last === undefined || first === null || last === null) return null;
  if (time < first) return 'older';
  if (time > last) return 'newer';
  const next = times.findIndex((each) => each !== null && each > time);
  const [before, after] = [messages[next - 1], messages[next]];
  // Rows of one list; what stands elsewhere, such as a pinned message, is no neighbour.
  return before && after && before.row.parentElement === after.row.parentElement ? 'gap' : null;
}

/** The chat's own row in Cliq's chat list; null when the list does not show it. */
export function listRowOf(chatId: string, page: MessagePage): HTMLElement | null {
  const selector = profileOf(page).chat.listRow.replaceAll('{chat}', CSS.escape(chatId));
  for (const row of page.document.querySelectorAll(selector))
    if (row instanceof HTMLElement && isVisible(row)) return row;
  return null;
}

/** False as long as nothing of Cliq is there but a frame. */
export function isPainted(page: MessagePage): boolean {
  return page.reading() !== null || page.document.querySelector(profileOf(page).chat.listRows) !== null;
}

/** True when something is written, anywhere, that has not been sent: also where it cannot be seen now. */
export function holdsDraft(page: MessagePage): boolean {
  return [...page.document.querySelectorAll(profileOf(page).chat.composers)].some((composer) => {
    if (composer instanceof HTMLTextAreaElement) return composer.value.trim() !== '';
    return composer.textContent.trim() !== '' || composer.querySelector('img, video, [code], [smileyname]') !== null;
  });
}

/** True when Cliq says in the message's place that it was deleted. */
export function saysDeleted({ row, profile }: MessageElement): boolean {
  const words = textsIn(row, profile)[0]?.textContent.trim() ?? '';
  return profile.message.deletedWords.includes(words);
}
