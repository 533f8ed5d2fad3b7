import type { MessagePage, PageMessage } from '../page-wire';
import { element } from './element';
import { messageRow, type RowPlace } from './message-row';

/** Enough that a step from one edge does not come near the other. */
const ROWS = 40;
const STEP = 8;
const NEAR_EDGE_PX = 100;

/** Makes a row show another message: it stays in the page, only what it says of itself and what it holds is new. */
function fill(row: HTMLElement, message: PageMessage, place: RowPlace): void {
  const fresh = messageRow(message, place);
  for (const { name } of [...row.attributes]) if (!fresh.hasAttribute(name)) row.removeAttribute(name);
  for (const { name, value } of fresh.attributes) row.setAttribute(name, value);
  row.replaceChildren(...fresh.childNodes);
}

export interface ReusedRows {
  rows: HTMLElement[];
  /** To be called when the reader scrolls. */
  follow(scroller: HTMLElement): Promise<void>;
}

/** A list of few rows that move over many messages: the rows at one end are never taken away, all of them are filled anew. */
export function reusedRows(
  page: MessagePage,
  place: RowPlace,
  fetchOlder: (first: PageMessage) => Promise<MessagePage>,
): ReusedRows {
  const messages = [...page.messages];
  let { hasOlder } = page;
  let offset = Math.max(0, messages.length - ROWS);
  const rows = messages.slice(offset, offset + ROWS).map((message) => element('div', {}, messageRow(message, place)));

  function show(scroller: HTMLElement, next: number): void {
    const by = next - offset;
    const anchor = rows[Math.max(by, 0)];
    const before = anchor?.getBoundingClientRect().top ?? 0;
    offset = next;
    for (const [index, holder] of rows.entries()) {
      const [row] = holder.children;
      const message = messages[offset + index];
      if (row instanceof HTMLElement && message) fill(row, message, place);
    }
    // The message that was at this place stands elsewhere now: the reader goes with it.
    const after = rows[Math.max(-by, 0)]?.getBoundingClientRect().top ?? 0;
    scroller.scrollTop += after - before;
  }

  async function follow(scroller: HTMLElement): Promise<void> {
    const first = messages[0];
    if (scroller.scrollTop < NEAR_EDGE_PX && offset < STEP && hasOlder && first) {
      const older = await fetchOlder(first);
      hasOlder = older.hasOlder;
      messages.unshift(...older.messages);
      offset += older.messages.length;
    }
    const toBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    if (scroller.scrollTop < NEAR_EDGE_PX && offset > 0) show(scroller, Math.max(0, offset - STEP));
    else if (toBottom < NEAR_EDGE_PX && offset + ROWS < messages.length) {
      show(scroller, Math.min(messages.length - ROWS, offset + STEP));
    }
  }

  return { rows, follow };
}
