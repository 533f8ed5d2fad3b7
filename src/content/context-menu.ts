import { t } from '../browser/i18n';
import { messageAt } from '../cliq/page/locate';
import { readMessage } from '../cliq/page/read-message';
import type { MessageRef } from '../stars/message-ref';
import { isOrphaned } from './life';
import type { Surface } from './surface';

interface Needs {
  document: Document;
  surface: Surface;
  /** The message that the star button is on, for a right-click on the button itself. */
  offered(): MessageRef | null;
  life: AbortController;
}

/**
 * Remembers on which message the context menu was opened last. The page may change while the menu is open; what is picked
 * applies to the message as it was.
 */
export function rememberContextMenu({ document, surface, offered, life }: Needs): { take(): MessageRef | null } {
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
      return;
    }
    const found = messageAt(event.composedPath()[0] ?? event.target, document);
    frozen = found && readMessage(found, t('content_you'));
  };
  window.addEventListener('contextmenu', remember, { capture: true, signal: life.signal });
  /** A menu opened in a frame of the page is not heard of here, but the focus has gone there with it. */
  const isInFrame = () => {
    const focus = document.activeElement;
    return focus !== focusThen && focus instanceof HTMLIFrameElement;
  };
  return {
    /** Once: a second pick without a second menu would be a mistake. */
    take() {
      const ref = isInFrame() ? null : frozen;
      frozen = null;
      return ref;
    },
  };
}
