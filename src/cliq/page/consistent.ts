import { type PageProfile, rowSelector } from './page-profile';
import { rawIdOf } from './row-parts';
import { idsOn, messageIdIn } from './shapes';
import { isVisible } from './visible';

/**
 * For a row that is only believed to be one: nothing in it names another message, but for what it quotes; nobody writes in it, but to
 * edit it; and it does not stand beside an editor, as the message does that is being answered.
 */
export function isConsistent(row: Element, profile: PageProfile): boolean {
  const { excerpts, notMessages, message } = profile;
  const others = `${excerpts}, ${notMessages}, ${message.attachment.selector}, ${message.text} *`;
  const own = messageIdIn(rawIdOf(row, profile));
  const namesOwn = (element: Element | null) =>
    element !== null && element !== row && messageIdIn(element.getAttribute(message.idAttribute)) === own;
  const isFree = [...row.querySelectorAll(editor)].every(
    (each) => !isVisible(each) || namesOwn(each.closest(`[${message.idAttribute}]`)),
  );
  const isAlone = [...row.querySelectorAll('*')].every(
    (element) => idsOn(element).every((id) => id === own) || element.closest(others) !== null,
  );
  return isFree && isAlone && !isBesideEditor(row, profile);
}

const editor = '[contenteditable]:not([contenteditable="false"]), textarea';

/** Going outward, what comes first: another message, or an editor? */
function isBesideEditor(row: Element, profile: PageProfile): boolean {
  for (let around = row.parentElement; around; around = around.parentElement) {
    const rows = [...around.querySelectorAll(rowSelector(profile))];
    if (rows.some((other) => !row.contains(other) && !other.contains(row))) return false;
    if ([...around.querySelectorAll(editor)].some((each) => !row.contains(each) && isVisible(each))) return true;
  }
  return false;
}
