import { isChatId, isUnmistakableChatId } from '../../stars/chat-id';
import { parseCliqLink } from '../links';
import { type PageProfile, rowSelector } from './page-profile';
import { rawIdOf, textsIn } from './row-parts';
import { scrollerOf } from './scroller';
import { messageIdIn } from './shapes';
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

/** The message of a row, when its ids have the right shape. */
export function identified(row: Element, profile: PageProfile): MessageElement | null {
  const rawId = rawIdOf(row, profile);
  const messageId = messageIdIn(rawId);
  const chatId = messageId && chatIdOf(row, profile);
  return rawId && messageId && chatId ? { row, rawId, messageId, chatId, profile } : null;
}

/** The row's own word first, then what its text and the nearest chat around it agree on; the address only when nothing on the page contradicts it. */
function chatIdOf(row: Element, profile: PageProfile): string | null {
  const { message, chat } = profile;
  const inAddress = parseCliqLink(row.ownerDocument.URL)?.chatId ?? null;
  const own = message.chatAttribute && row.getAttribute(message.chatAttribute);
  if (own && isChatId(own)) return own;
  const written = textsIn(row, profile)[0]?.getAttribute(message.textChatAttribute);
  const told = [written, chatAround(row, profile)].filter((value) => value && isChatId(value));
  // Where the text and what is around it name two chats, one of them is a leftover.
  if (told.length > 0) return told.every((value) => value === told[0]) ? (told[0] ?? null) : null;
  if (chat.isByShape) {
    const around = chatIdAround(row, inAddress);
    if (around !== undefined) return around;
  }
  const views = [...row.ownerDocument.querySelectorAll(chat.view)];
  const isAlone = views.every((each) => each.getAttribute(chat.idAttribute) === inAddress);
  return isAlone && isOnlyList(row, profile) ? inAddress : null;
}

/** The chat that the nearest element around the row names, as part of a chat or as its view. */
function chatAround(row: Element, { message, chat }: PageProfile): string | null {
  const selector = message.chatAttribute === null ? chat.view : `[${message.chatAttribute}], ${chat.view}`;
  for (
    let element = row.parentElement?.closest(selector);
    element;
    element = element.parentElement?.closest(selector)
  ) {
    const own = message.chatAttribute && element.getAttribute(message.chatAttribute);
    const id = own || element.getAttribute(chat.idAttribute);
    if (id && isChatId(id)) return id;
  }
  return null;
}

/** The nearest attribute around the row that is a chat's id and nothing else; null when it could be one of two, undefined when there is none. */
function chatIdAround(row: Element, inAddress: string | null): string | null | undefined {
  for (let element: Element | null = row; element; element = element.parentElement) {
    const ids = new Set([...element.attributes].map(({ value }) => value).filter((value) => isChat(value, inAddress)));
    if (ids.size > 0) return ids.size === 1 ? [...ids][0] : null;
  }
  return undefined;
}

/** Bare digits are a chat only if the address says so. */
export function isChat(value: string, inAddress: string | null): boolean {
  return value === inAddress || isUnmistakableChatId(value);
}

/** The address speaks of one chat: with messages in two lists nobody can say of which. */
function isOnlyList(row: Element, profile: PageProfile): boolean {
  const list = scrollerOf(row, profile) ?? row.parentElement;
  const rows = [...row.ownerDocument.querySelectorAll(rowSelector(profile))];
  const parents = new Set(rows.filter((each) => !list?.contains(each)).map((each) => each.parentElement));
  return [...parents].every((parent) => parent === null || !isVisible(parent));
}
