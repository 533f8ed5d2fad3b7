import { effect } from '@preact/signals';
import { closePopup } from '../browser/popup-view';
import { isBatchFresh } from '../stars/batch-status';
import { actionOf, type ListAction, type ListKeys } from '../stars/list-keys';
import type { StarRow } from '../stars/star-row';
import { isStarType, type StarType } from '../stars/star-type';
import { changeMany } from './change-many';
import { focusRow } from './focus-row';
import { stepFrom } from './move-by-arrow';
import { selectionOf } from './selection';
import type { StarsStore } from './store';

const field =
  'input:not([type="checkbox"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]';
/** They have keys of their own; a dialog that was closed this moment still has the focus, but no keys. */
const another = '[role="menu"], [role="listbox"], dialog[open]';

/** Does what a key of the list is for; never while somebody writes, and never with Ctrl, Alt or Meta. */
export function pressKey(
  event: KeyboardEvent,
  { isOn, keys }: ListKeys,
  store: StarsStore,
  showHelp: () => void,
): void {
  const { target, key, repeat } = event;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (target instanceof Element && target.closest(`${field}, ${another}`)) return;
  if (key === 'Escape' && selectionOf(store).isActive.peek()) {
    // Unhandled, Escape would close the whole popup in Chrome.
    event.preventDefault();
    selectionOf(store).clear();
    return;
  }
  const action = isOn ? actionOf(keys, event) : null;
  if (action === null || (repeat && action !== 'next' && action !== 'previous')) return;
  if (action === 'help') showHelp();
  else if (!act(action, store, target, key)) return;
  event.preventDefault();
}

/** False: the key is left to whatever has the focus. */
function act(action: Exclude<ListAction, 'help'>, store: StarsStore, target: EventTarget | null, key: string): boolean {
  if (isStarType(action)) return give(store, action);
  switch (action) {
    case 'search': {
      const search = document.querySelector<HTMLInputElement>('input[type="search"]');
      search?.select();
      search?.focus();
      return search !== null;
    }
    case 'next':
      return step(1);
    case 'previous':
      return step(-1);
    case 'open': {
      const row = rowInHand(store);
      const isPressedItself = key === 'Enter' && target instanceof Element && target.closest('a, button') !== null;
      if (!row || isPressedItself) return false;
      void store.openInCliq(row.messageId).then((isUnderWay) => isUnderWay && closePopup());
      return true;
    }
    case 'select': {
      const row = rowInHand(store);
      if (row && row.removedAt === null) selectionOf(store).toggle(row.messageId);
      return row !== null;
    }
    case 'remove':
      return give(store, null);
    case 'undo':
      void undo(store);
      return true;
  }
}

/** The row with the focus. */
function rowInHand(store: StarsStore): StarRow | null {
  const messageId = document.activeElement?.closest('[data-message]')?.getAttribute('data-message');
  return messageId ? store.find(messageId) : null;
}

/** To what is chosen, else to the row with the focus. */
function give(store: StarsStore, type: StarType | null): boolean {
  const { changes } = store;
  const selection = selectionOf(store);
  if (selection.isActive.peek()) {
    void changeMany(store, selection.rows.peek(), type);
    return true;
  }
  const row = rowInHand(store);
  if (!row || row.removedAt !== null) return row !== null;
  if (type === null) {
    leaveCheck();
    void changes.remove(row);
  } else if (row.type !== type) void changes.retype(row, type);
  return true;
}

/** The check of a row that is removed goes away. */
function leaveCheck(): void {
  const { activeElement } = document;
  if (activeElement?.matches('.row-check')) focusRow(activeElement.closest('li'));
}

/** The last thing that was done here, be it one star or many; what is being done first has to be. */
async function undo({ changes, status, now }: StarsStore): Promise<void> {
  await done(changes);
  const said = changes.announcement.peek();
  if (said?.kind === 'removed' || said?.kind === 'retyped') return changes.undo(said.messageId);
  const last = status
    .peek()
    ?.batches.find((batch) => batch.undoes === null && batch.count > 0 && isBatchFresh(batch, now.peek()));
  if (last) await changes.together([], (service) => service.undoBatch(last.id));
}

/** Resolves when no change waits for the background any more. */
function done({ pending, isBusy }: StarsStore['changes']): Promise<void> {
  return new Promise((resolve) => {
    const end = effect(() => {
      if (pending.value.size > 0 || isBusy.value) return;
      resolve();
      queueMicrotask(() => end());
    });
  });
}

/** To the next row, with the same thing in hand; from elsewhere to the first row in sight. */
function step(by: 1 | -1): boolean {
  const { activeElement } = document;
  const isInList = activeElement?.closest('.rows') !== null && activeElement instanceof HTMLElement;
  if (isInList) stepFrom(activeElement, by);
  else focusRow(firstInSight());
  return true;
}

function firstInSight(): Element | null {
  const top = document.querySelector('.scroller')?.getBoundingClientRect().top ?? 0;
  const items = [...document.querySelectorAll('.rows > li')];
  return items.find((item) => item.getBoundingClientRect().top >= top) ?? items[0] ?? null;
}
