import type { MenuState } from '../browser/menu-state';
import type { MessageElement } from '../cliq/page/identify';
import { isStill } from '../cliq/page/locate';
import type { KnownStars } from './known-stars';

/** The pointer rests on a message: only passing by tells the background nothing. */
const restMs = 80;

interface Needs {
  known: KnownStars;
  /** Has the menu say so. */
  tell(state: MenuState): unknown;
  document: Document;
  signal: AbortSignal;
}

export interface MenuPreparation {
  /**
   * The pointer or the focus came to a message or to something else (null), or the page slid away under it (undefined).
   * @param isMoved true when it was the pointer that moved
   */
  over(found: MessageElement | null | undefined, isMoved: boolean): void;
  /** The menu opens on this message, on none (null), or on what is shown at the one that is pointed at (undefined). */
  opened(found: MessageElement | null | undefined): void;
  /** Something was chosen: the background has taken every check away. */
  used(): void;
  /** What the menu is to say of this message. */
  stateOf(messageId: string | null): MenuState;
}

/**
 * Keeps the menu's check that of the message under the pointer. Chrome lets nobody change a menu that is open, but what its submenu
 * shows is read when that opens: so it is told once more at the right-click, which finds the background awake or wakes it. A check of
 * another message is taken away before a new one is prepared; of messages without a star nothing is said beforehand.
 */
export function prepareMenu({ known, tell, document, signal }: Needs): MenuPreparation {
  let current: MessageElement | null = null;
  let shown: MenuState = '';
  let isOpen = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function stateOf(messageId: string | null): MenuState {
    if (messageId === null) return 'none';
    return known.isFresh(messageId) ? (known.typeOf(messageId) ?? 'none') : '';
  }

  const wanted = () => stateOf(current && isStill(current) ? current.messageId : null);

  function say(state: MenuState): void {
    shown = state;
    tell(state);
  }

  function look(): void {
    clearTimeout(resting);
    const state = wanted();
    const isBare = state === 'none' || state === '';
    if (state === shown) return;
    if (shown !== '' && (isBare || shown !== 'none')) say(isBare ? state : '');
    if (!isBare) resting = setTimeout(() => say(wanted()), restMs);
  }

  function over(found: MessageElement | null | undefined, isMoved: boolean): void {
    // An open menu takes the pointer out of the page. What slides to where it was is not what the menu is about.
    if (isOpen && !isMoved) return;
    isOpen = false;
    current = found ?? null;
    look();
  }

  document.addEventListener('visibilitychange', () => over(null, true), { signal });
  known.onNews(look);
  return {
    stateOf,
    over,
    opened(found) {
      isOpen = true;
      if (found !== undefined) current = found;
      clearTimeout(resting);
      say(wanted());
    },
    used() {
      isOpen = false;
      shown = '';
    },
  };
}
