import { t } from '../browser/i18n';
import { targetElement } from '../browser/menu-state';
import type { MessageElement } from '../cliq/page/identify';
import { readMessage } from '../cliq/page/read-message';
import type { MessagePage } from '../cliq/page/reading';
import type { MessageRef } from '../stars/message-ref';
import { isOrphaned } from './life';
import type { MenuPreparation } from './menu-preparation';
import type { Surface } from './surface';

interface Needs {
  page: MessagePage;
  surface: Surface;
  /** The message that the star button is on, for a right-click on the button itself. */
  offered(): MessageRef | null;
  preparation: MenuPreparation;
  life: AbortController;
}

export interface ContextMenuMemory {
  /** Once: a second pick without a second menu would be a mistake. */
  take(): MessageRef | null;
  /** For Firefox, which asks when the menu opens and names the element it opened on: what the menu is to say of the message. */
  stateOn(element: number | undefined): string;
}

/**
 * Remembers on which message the context menu was opened last. The page may change while the menu is open; what is picked
 * applies to the message as it was.
 */
export function rememberContextMenu({ page, surface, offered, preparation, life }: Needs): ContextMenuMemory {
  const { document } = page;
  let frozen: MessageRef | null = null;
  let focusThen: Element | null = null;
  const remember = (event: Event) => {
    if (isOrphaned()) {
      life.abort();
      return;
    }
    focusThen = document.activeElement;
    if (surface.holds(event)) {
      frozen = offered();
      preparation.opened(undefined);
      return;
    }
    const found = page.messageAt(event.composedPath()[0] ?? event.target);
    freeze(found);
    preparation.opened(found);
  };
  const freeze = (found: MessageElement | null) => {
    frozen = found && readMessage(found, t('content_you'));
  };
  window.addEventListener('contextmenu', remember, { capture: true, signal: life.signal });
  /** A menu opened in a frame of the page is not heard of here, but the focus has gone there with it. */
  const isInFrame = () => {
    const focus = document.activeElement;
    return focus !== focusThen && focus instanceof HTMLIFrameElement;
  };
  return {
    take() {
      const ref = isInFrame() ? null : frozen;
      frozen = null;
      preparation.used();
      return ref;
    },
    stateOn(element) {
      // Where the page has kept the event to itself.
      if (!frozen) freeze(page.messageAt(targetElement(element) ?? null));
      return preparation.stateOf(frozen?.messageId ?? null);
    },
  };
}
