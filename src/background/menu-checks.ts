import type { MenuState } from '../browser/menu-state';
import { updateMenuItem } from '../browser/menus';
import { isStarType, starTypes } from '../stars/star-type';

/** A chat page that could not take back what it had said (it crashed, or was closed) is not believed longer. Shorter than a worker lives. */
const longestMs = 20_000;

export interface MenuChecks {
  /** Shows the star of the message under the pointer in "Star message". */
  show(state: MenuState): Promise<void>;
  /** No check, and nothing taken for granted of what the menu shows: the browser itself checks what was chosen. */
  reset(): Promise<void>;
}

/** What the menu says of one message: no check rather than a wrong one. */
export function createMenuChecks(): MenuChecks {
  /** Null: not known, for the menu outlives the worker. */
  let shown: MenuState | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function show(state: MenuState): Promise<void> {
    clearTimeout(timer);
    const before = shown;
    shown = state;
    const changes: Promise<void>[] = [];
    // What is no longer so goes first; the browser keeps the order.
    for (const type of starTypes) {
      if (type !== state && (before === null || before === type))
        changes.push(updateMenuItem(`star/${type}`, { checked: false }));
    }
    if (isStarType(state) && state !== before) changes.push(updateMenuItem(`star/${state}`, { checked: true }));
    const canRemove = state !== 'none';
    if (before === null || canRemove !== (before !== 'none'))
      changes.push(updateMenuItem('star/remove', { enabled: canRemove }));
    if (isStarType(state)) timer = setTimeout(() => void show(''), longestMs);
    await Promise.all(changes);
  }

  return {
    show,
    reset() {
      shown = null;
      return show('');
    },
  };
}
