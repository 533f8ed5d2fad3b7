import type { PageProfile } from './page-profile';

/** The list that a row scrolls in: the nearest ancestor that scrolls or is a chat; null when the page itself scrolls. */
export function scrollerOf(row: Element, { chat }: PageProfile): Element | null {
  for (let element = row.parentElement; element; element = element.parentElement) {
    if (element.matches(chat.view) || /auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return null;
}
