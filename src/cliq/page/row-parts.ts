import type { PageProfile } from './page-profile';

/** The id as the row spells it. */
export function rawIdOf(row: Element, profile: PageProfile): string | null {
  const { row: marked, idAttribute } = profile.message;
  return (marked === null ? bearersIn(row, profile)[0] : row)?.getAttribute(idAttribute) ?? null;
}

/** The texts of messages in an element, or the element itself; those in quotes and previews are not. */
export function textsIn(element: Element, { message, excerpts }: PageProfile): Element[] {
  const texts = [...element.querySelectorAll(message.text)].filter((text) => !text.closest(excerpts));
  return element.matches(message.text) ? [element, ...texts] : texts;
}

/** What carries an id in an element, or the element itself; not what is quoted or attached, and nothing that the sender wrote. */
export function bearersIn(element: Element, { message, excerpts, notMessages }: PageProfile): Element[] {
  const selector = `[${message.idAttribute}]`;
  const others = `${excerpts}, ${notMessages}, ${message.attachment.selector}`;
  const bearers = [...element.querySelectorAll(selector)].filter(
    (bearer) => !bearer.closest(others) && !bearer.parentElement?.closest(message.text),
  );
  return element.matches(selector) ? [element, ...bearers] : bearers;
}
