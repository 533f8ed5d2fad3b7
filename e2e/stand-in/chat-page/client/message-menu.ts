import { element } from './element';
import { idOfRow } from './message-row';

const ITEMS: readonly [purpose: string, label: string, glyph: string][] = [
  ['reply', 'Reply', '↩'],
  ['forward', 'Forward', '↪'],
  ['copy', 'Copy text', '❐'],
  ['copyPermalink', 'Copy message URL', '∞'],
  ['markSticky', 'Pin', '⚑'],
];

function menuFor(row: Element): HTMLElement {
  const msguid = idOfRow(row) ?? '';
  const items = ITEMS.map(([purpose, label, glyph]) =>
    element('button', { type: 'button', class: 'zcl-menu-item', purpose, title: label, 'aria-label': label }, glyph),
  );
  return element(
    'div',
    { class: 'msg-opt-list zcl-menu-wrap', purpose: 'message_actions', msguid, msgtime: msguid.slice(0, 13) },
    ...items,
  );
}

/** The bar Cliq shows over the message under the pointer. It names its message, and so is one more bearer of the id. */
export function followPointer(scroller: HTMLElement): void {
  let shown: { row: Element; menu: HTMLElement } | null = null;
  scroller.addEventListener('mouseover', (event) => {
    const row = event.target instanceof Element ? event.target.closest('.zcmsg') : null;
    if (!row || row === shown?.row) return;
    shown?.menu.remove();
    shown = { row, menu: menuFor(row) };
    row.append(shown.menu);
  });
  scroller.addEventListener('mouseleave', () => {
    shown?.menu.remove();
    shown = null;
  });
}
