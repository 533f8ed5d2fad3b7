import { canonicalMessageId } from '../../stars/message-id';

/** As the page's attributes spell it: `<13 digits>%20<digits>`, also with a space, a plus or an underscore. */
const messageId = /^\d{13}(%20|\+|[ _])\d{5,20}$/;

const time = '(?:1[3-9]|[23]\\d)\\d{11}';
/** Begins with a time between 2011 and 2096; and is no pair of a person and a time, which has the same form when the person has 13 digits. */
const unmistakable = /* @__PURE__ */ new RegExp(`^${time}(?:(?:%20|\\+| )\\d{5,20}|_(?!${time}$)\\d{5,20})$`);

/** The canonical id in an attribute that is known to hold message ids; null for any other value. */
export function messageIdIn(value: string | null): string | null {
  return value !== null && messageId.test(value) ? canonicalMessageId(value) : null;
}

/** What people write and what names files comes into these, and looks: an id in them proves nothing. */
export const othersWords =
  /^(class|style|title|alt|name|value|placeholder|label|href|src|srcset|content|aria-.*|on.*)$/;
const longestValue = 60;

/** The canonical id in an attribute of unknown meaning, when it can be nothing else. */
export function unmistakableId({ name, value }: Attr): string | null {
  if (value.length > longestValue || !unmistakable.test(value) || othersWords.test(name)) return null;
  return canonicalMessageId(value);
}

/** The messages that an element names, in whatever attribute. */
export function idsOn(element: Element): string[] {
  return [...element.attributes].map(unmistakableId).filter((id) => id !== null);
}
