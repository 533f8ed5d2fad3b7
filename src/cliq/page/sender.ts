import { identified, type MessageElement } from './identify';
import { type PageProfile, rowSelector } from './page-profile';
import { renderedText } from './rendered-text';
import { rowOf } from './row';
import { scrollerOf } from './scroller';
import { isVisible } from './visible';

const mostRowsBack = 300;

/**
 * Who wrote the message. Cliq shows the name once above several messages of one sender, so the walk goes back through the
 * rows of the same chat to the nearest name. Empty when it would be a guess.
 * @param ownName what to say for the user's own messages
 */
export function senderNameOf(found: MessageElement, ownName: string): string {
  const { row, chatId, profile } = found;
  const { message, sender, excerpts } = profile;
  if (row.matches(message.own)) return ownName;
  const named = [...row.querySelectorAll(sender.block)].find((block) => !isQuoted(block, profile));
  const ownBlockName = named ? nameIn(named, profile) : '';
  if (ownBlockName !== '') return ownBlockName;

  const list = scrollerOf(row, profile) ?? row.ownerDocument.documentElement;
  const marks = [...list.querySelectorAll(`${rowSelector(profile)}, ${sender.block}`)];
  const start = marks.findLastIndex((mark) => mark.compareDocumentPosition(row) === Node.DOCUMENT_POSITION_FOLLOWING);
  for (let index = start; index >= 0 && index > start - mostRowsBack; index -= 1) {
    const mark = marks[index];
    if (!mark || mark.closest(excerpts) || isQuoted(mark, profile) || !isVisible(mark)) continue;
    const itsRow = rowOf(mark, profile);
    if (itsRow && identified(itsRow, profile)?.chatId !== chatId) continue;
    // The user's own message came in between: the next sender's name should have stood after it.
    if (itsRow?.matches(message.own)) return '';
    const name = mark.matches(sender.block) ? nameIn(mark, profile) : '';
    if (name !== '') return name;
  }
  return '';
}

/** Names inside a message's text or a quote in it are people spoken of, not its sender. */
function isQuoted(block: Element, { excerpts, message }: PageProfile): boolean {
  return block.closest(`${excerpts}, ${message.text}`) !== null;
}

function nameIn(block: Element, profile: PageProfile): string {
  const { nameAttribute, name } = profile.sender;
  const attribute = block.getAttribute(nameAttribute)?.trim() ?? '';
  if (attribute !== '' && attribute !== 'undefined') return attribute;
  return renderedText(block.querySelector(name) ?? block, profile).split('\n')[0] ?? '';
}
