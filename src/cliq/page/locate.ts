import { isChatId } from '../../stars/chat-id';
import { canonicalMessageId } from '../../stars/message-id';
import { parseCliqLink } from '../links';
import { cliq2026, type PageProfile } from './profiles';
import { isVisible } from './visible';

/** A message in the page, as sure as can be. Rows are reused: before relying on it later, ask `isStill`. */
export interface MessageElement {
  row: Element;
  /** The id as the row spells it. */
  rawId: string;
  /** Canonical. */
  messageId: string;
  chatId: string;
  profile: PageProfile;
}

/** One way to find the row that an element belongs to; null when this way knows none, or more than one. */
type Rung = (target: Element, profile: PageProfile) => Element | null;

/** Best first; the first row that passes every test is taken. */
const ladder: readonly Rung[] = [explicitRow];
const profiles: readonly PageProfile[] = [cliq2026];

/**
 * The message that was meant by pointing at `target`, or null when that is not certain: a target outside any message, on
 * a divider, a menu or an edit box, in a hidden row, or in one of several rows that claim to be the same message.
 */
export function messageAt(target: EventTarget | null, document: Document): MessageElement | null {
  const element = elementOf(target);
  if (!element) return null;
  for (const profile of profiles) {
    for (const rung of ladder) {
      const row = rung(element, profile);
      const found = row && identified(row, profile, document.URL);
      if (found && isVisible(found.row) && isTheOnlyOne(found)) return found;
    }
  }
  return null;
}

/** Where the page shows this message now, when the row it was found in is gone or has been reused. */
export function messageWithId(chatId: string, messageId: string, document: Document): MessageElement | null {
  for (const profile of profiles) {
    for (const row of document.querySelectorAll(rowsWithId(messageId, profile))) {
      const found = messageAt(row, document);
      if (found?.row === row && found.chatId === chatId) return found;
    }
  }
  return null;
}

/** True while the row still shows the message that was found in it. */
export function isStill({ row, rawId, profile }: MessageElement): boolean {
  return row.isConnected && row.getAttribute(profile.message.idAttribute) === rawId;
}

/** The message of a row, when its ids have the right shape. */
export function identified(row: Element, profile: PageProfile, address: string): MessageElement | null {
  const rawId = row.getAttribute(profile.message.idAttribute) ?? '';
  const messageId = profile.message.idShape.test(rawId) ? canonicalMessageId(rawId) : null;
  const chatId = messageId && chatIdOf(row, profile, address);
  return messageId && chatId ? { row, rawId, messageId, chatId, profile } : null;
}

/** Rung A: the row says that it is a message. Quotes and attachments in it may say so too; they mean the row. */
function explicitRow(target: Element, profile: PageProfile): Element | null {
  const { excerpts, notMessages, foreign, message } = profile;
  let row = target.closest(message.row);
  for (let outer = outerRow(row, message.row); row && outer; outer = outerRow(row, message.row)) {
    if (!isPartOf(outer, row, profile)) return null;
    row = outer;
  }
  if (!row || row.closest(`${excerpts}, ${foreign}`) || row.querySelector(message.unsent)) return null;
  const container = row;
  if (![...row.querySelectorAll(message.row)].every((inner) => isPartOf(container, inner, profile))) return null;
  const other = target.closest(notMessages);
  return other && row.contains(other) ? null : row;
}

/** A row in a row is a quote, a preview or an attachment; where nothing says so, which of the two is meant is a guess. */
function isPartOf(outer: Element, inner: Element, { excerpts, message }: PageProfile): boolean {
  const part = inner.closest(`${excerpts}, ${message.attachment.selector}`);
  return part !== null && part !== outer && outer.contains(part);
}

function outerRow(row: Element | null, selector: string): Element | null {
  return row?.parentElement?.closest(selector) ?? null;
}

/** The row's own word first, then the chat it stands in; the address only when nothing on the page contradicts it. */
function chatIdOf(row: Element, { message, chat }: PageProfile, address: string): string | null {
  const own = row.getAttribute(message.chatAttribute);
  if (own !== null && isChatId(own)) return own;
  const view = row.closest(chat.view)?.getAttribute(chat.idAttribute);
  if (view && isChatId(view)) return view;
  const inAddress = parseCliqLink(address)?.chatId ?? null;
  const views = [...row.ownerDocument.querySelectorAll(chat.view)];
  return views.every((each) => each.getAttribute(chat.idAttribute) === inAddress) ? inAddress : null;
}

function isTheOnlyOne(found: MessageElement): boolean {
  const { row, chatId, messageId, profile } = found;
  const { ownerDocument } = row;
  return [...ownerDocument.querySelectorAll(rowsWithId(messageId, profile))].every(
    (other) =>
      other === row ||
      explicitRow(other, profile) !== other ||
      identified(other, profile, ownerDocument.URL)?.chatId !== chatId ||
      !isVisible(other),
  );
}

/** A selector for the rows of one message, in every spelling of its id. */
function rowsWithId(messageId: string, { message }: PageProfile): string {
  const spellings = ['_', '%20', ' ', '+'].map((separator) => messageId.replace('_', separator));
  return spellings.map((id) => `${message.row}[${message.idAttribute}="${CSS.escape(id)}"]`).join(', ');
}

function elementOf(target: EventTarget | null): Element | null {
  if (target instanceof Element) return target;
  return target instanceof Node ? target.parentElement : null;
}
