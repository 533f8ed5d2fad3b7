import { type PageProfile, rowSelector } from './page-profile';
import { bearersIn, rawIdOf, textsIn } from './row-parts';
import { messageIdIn } from './shapes';

/** A row is never so far around what is in it. */
const mostLevels = 12;

/**
 * The row of the one message that `target` belongs to; null when it belongs to none, or when more than one could be meant. Whether
 * it has a real id is for `identified` to say.
 */
export function rowOf(target: Element, profile: PageProfile): Element | null {
  const row = profile.message.row === null ? rowAround(target, profile) : markedRow(target, profile);
  if (!row || row.closest(`${profile.excerpts}, ${profile.foreign}`) || row.querySelector(profile.message.unsent)) {
    return null;
  }
  const other = target.closest(`${profile.notMessages}, ${profile.foreign}`);
  return other && row.contains(other) ? null : row;
}

/** The row says that it is a message. Quotes and attachments in it may say so too; they mean the row. */
function markedRow(target: Element, profile: PageProfile): Element | null {
  const selector = rowSelector(profile);
  let row = target.closest(selector);
  for (let outer = outerRow(row, selector); row && outer; outer = outerRow(row, selector)) {
    if (!isPartOf(outer, row, profile)) return null;
    row = outer;
  }
  if (!row || !holdsOneMessage(row, profile)) return null;
  const container = row;
  return [...row.querySelectorAll(selector)].every((inner) => isPartOf(container, inner, profile)) ? row : null;
}

function holdsOneMessage(row: Element, profile: PageProfile): boolean {
  const { holds } = profile.message;
  return (
    holds === null || ((row.matches(holds) || row.querySelector(holds) !== null) && textsIn(row, profile).length <= 1)
  );
}

/** A row in a row is a quote, a preview, an attachment or another name for the same message; where nothing says so, which of the two is meant is a guess. */
function isPartOf(outer: Element, inner: Element, profile: PageProfile): boolean {
  const { excerpts, notMessages, message } = profile;
  const id = messageIdIn(rawIdOf(inner, profile));
  if (id !== null && id === messageIdIn(rawIdOf(outer, profile))) return true;
  const part = inner.closest(`${excerpts}, ${notMessages}, ${message.attachment.selector}`);
  return part !== null && part !== outer && outer.contains(part);
}

function outerRow(row: Element | null, selector: string): Element | null {
  return row?.parentElement?.closest(selector) ?? null;
}

/** Nothing says that it is a message: the first element around the target that holds one text and one id. */
function rowAround(target: Element, profile: PageProfile): Element | null {
  let element: Element | null = target;
  for (let level = 0; element && level < mostLevels; level += 1, element = element.parentElement) {
    const texts = textsIn(element, profile);
    const ids = new Set(bearersIn(element, profile).map((bearer) => bearer.getAttribute(profile.message.idAttribute)));
    if (texts.length > 1 || ids.size > 1) return null;
    if (texts.length === 1 && ids.size === 1) return element;
  }
  return null;
}
