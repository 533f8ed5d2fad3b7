import { parseCliqLink } from '../links';
import { isChat } from './identify';
import { messageIdIn } from './shapes';
import type { TaughtPage } from './taught';
import { isVisible } from './visible';

/** What a click on a message tells of all messages: the selector of rows that fits it and the most others, each message once. Null when nothing around it is a message's id. */
export function deriveRows(target: Element): TaughtPage | null {
  const found = bearerAround(target);
  if (!found) return null;
  const { bearer, idAttribute } = found;
  const rows = candidates(bearer).map((extra) => judged(`[${idAttribute}]${extra}`, idAttribute, bearer.ownerDocument));
  const [best] = rows.sort((one, other) => other.worth - one.worth || one.selector.length - other.selector.length);
  if (!best) return null;
  const inAddress = parseCliqLink(bearer.ownerDocument.URL)?.chatId ?? null;
  const chat = [...bearer.attributes].find(({ value }) => isChat(value, inAddress));
  const row = best.selector;
  return {
    row,
    idAttribute,
    chatAttribute: chat?.name ?? null,
    text: target === bearer ? null : partSelector(target, row),
    sender: null,
    timeAttribute: null,
  };
}

/** The selector that finds a part like this one once in the most rows, or, of what stands between rows, the most and no more than there are rows. */
export function partSelector(part: Element, row: string): string | null {
  const rows = [...part.ownerDocument.querySelectorAll(row)];
  const isInRow = part.closest(row) !== null;
  const judgedParts = candidates(part).map((extra) => {
    const selector = `${part.localName}${extra}`;
    const all = part.ownerDocument.querySelectorAll(selector).length;
    const once = rows.filter((each) => each.querySelectorAll(selector).length === 1).length;
    return { selector, worth: isInRow ? once * 2 - all : all <= rows.length ? all : -all };
  });
  const [best] = judgedParts.sort(
    (one, other) => other.worth - one.worth || one.selector.length - other.selector.length,
  );
  return best?.selector ?? null;
}

/** An attribute with a time in ms on a part or around it, up to its row. */
export function timeAttributeAt(part: Element, row: string): string | null {
  const element = part.closest(row);
  const time = [...(element?.attributes ?? [])].find(({ value }) => /^1\d{12}$/.test(value));
  return time?.name ?? null;
}

/** How many messages the rows are. */
export function countMessages({ row, idAttribute }: TaughtPage, document: Document): number {
  return new Set(idsOf(row, idAttribute, document)).size;
}

function bearerAround(target: Element): { bearer: Element; idAttribute: string } | null {
  for (let element: Element | null = target; element; element = element.parentElement) {
    for (const { name, value } of element.attributes) {
      if (messageIdIn(value) !== null) return { bearer: element, idAttribute: name };
    }
  }
  return null;
}

/** What else an element says of itself that others of its kind may say, too: each alone, and nothing at all. */
function candidates(element: Element): string[] {
  const names = [...element.attributes].map(({ name }) => name).filter((name) => /^[a-z][\w-]*$/.test(name));
  const others = names.filter((name) => !['class', 'style', 'id', 'title'].includes(name)).map((name) => `[${name}]`);
  return ['', ...others, ...[...element.classList].map((name) => `.${CSS.escape(name)}`)];
}

/** The more messages the better, and none twice. */
function judged(selector: string, idAttribute: string, document: Document): { selector: string; worth: number } {
  const ids = idsOf(selector, idAttribute, document);
  const distinct = new Set(ids).size;
  return { selector, worth: distinct - 3 * (ids.length - distinct) };
}

function idsOf(selector: string, idAttribute: string, document: Document): string[] {
  const shown = [...document.querySelectorAll(selector)].filter(isVisible);
  return shown.map((row) => messageIdIn(row.getAttribute(idAttribute))).filter((id) => id !== null);
}
