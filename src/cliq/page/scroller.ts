import type { PageProfile } from './profiles';

/** The list that a row scrolls in: the nearest ancestor that scrolls or is a chat, else the whole page. */
export function scrollerOf(row: Element, { chat }: PageProfile): Element {
  for (let element = row.parentElement; element; element = element.parentElement) {
    if (element.matches(chat.view) || /auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return row.ownerDocument.documentElement;
}
