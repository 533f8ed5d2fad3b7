/**
 * Brings a row to the middle of every list it scrolls in, at once. Not by `scrollIntoView`: that also moves what merely clips, and Cliq
 * clips its whole page.
 */
export function scrollToMiddle(row: Element): void {
  for (const list of listsAround(row)) {
    const { top, height } = row.getBoundingClientRect();
    const frame = frameOf(list);
    // Of a message that is taller than the list its beginning is shown.
    const by = height > frame.height ? top - frame.top : top + height / 2 - (frame.top + frame.height / 2);
    list.scrollBy({ top: by, behavior: 'instant' });
  }
}

const nudgePx = 40;

/** Scrolls the list of a row to its edge, so that Cliq loads what comes before or after; at the edge already, it is scrolled away from it first. */
export function scrollToEdge(row: Element, towards: 'older' | 'newer'): void {
  const [list] = listsAround(row);
  if (!list) return;
  const { top, bottom } = row.getBoundingClientRect();
  const frame = frameOf(list);
  const by = towards === 'older' ? top - frame.top : bottom - frame.top;
  const before = list.scrollTop;
  list.scrollBy({ top: by, behavior: 'instant' });
  if (list.scrollTop !== before) return;
  // Who moves nothing tells Cliq nothing.
  list.scrollBy({ top: towards === 'older' ? nudgePx : -nudgePx, behavior: 'instant' });
  list.scrollBy({ top: by, behavior: 'instant' });
}

function listsAround(row: Element): Element[] {
  const { documentElement, scrollingElement } = row.ownerDocument;
  const lists: Element[] = [];
  for (let element = row.parentElement; element && element !== documentElement; element = element.parentElement) {
    const isScroller = /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (isScroller && element.scrollHeight > element.clientHeight && element !== scrollingElement) lists.push(element);
  }
  return scrollingElement ? [...lists, scrollingElement] : lists;
}

function frameOf(list: Element): { top: number; height: number } {
  if (list === list.ownerDocument.scrollingElement) return { top: 0, height: list.clientHeight };
  return { top: list.getBoundingClientRect().top + list.clientTop, height: list.clientHeight };
}
