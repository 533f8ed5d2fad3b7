import type { MessageElement } from '../cliq/page/identify';
import { isStill } from '../cliq/page/locate';
import type { MessagePage } from '../cliq/page/reading';
import type { Surface } from './surface';

const graceMs = 250;
const stillMs = 120;

interface Needs {
  page: MessagePage;
  surface: Surface;
  signal: AbortSignal;
  /**
   * Called at once when the pointer or the focus comes to a message or to something else (null), and when the page slides away under it, or
   * it leaves the page (undefined).
   * @param isMoved true when the pointer itself was moved over the page, which nobody can do while a menu of the browser is open
   */
  onOver(found: MessageElement | null | undefined, isMoved: boolean): void;
  /** Called when the pointer or the focus comes to a message, comes back after scrolling, or has left (null). */
  onPoint(found: MessageElement | null): void;
  /** The page scrolls under the pointer; `onPoint` follows when it stands still. */
  onScroll(): void;
  /** True while the message must not change, because a menu is open on it. */
  isHeld(): boolean;
}

export interface PointedMessage {
  /** The page may show another message under the pointer by now. */
  lookAgain(): void;
  /** Stays on the message until the pointer is moved: what lies under a menu that closes was not pointed at. */
  stay(): void;
}

/** Follows the pointer and the focus over messages. All listeners are on the window: rows come, go and are reused. */
export function watchPointedMessage(needs: Needs): PointedMessage {
  const { page, surface, signal, onOver, onPoint, onScroll, isHeld } = needs;
  const { document } = page;
  let current: MessageElement | null = null;
  let isByFocus = false;
  let pointer = { x: -1, y: -1 };
  let isScrolling = false;
  let isStaying = false;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;

  function point(target: EventTarget | null, isMoved = false): void {
    const isInside = current && target instanceof Node && current.row.contains(target) && isStill(current);
    const found = isInside ? current : page.messageAt(target);
    onOver(found, isMoved);
    if (!found) {
      leave();
      return;
    }
    clearTimeout(leaving);
    current = found;
    onPoint(found);
  }

  /** Not at once: the way to the button may lead over something else. */
  function leave(): void {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      if (isHeld() || surface.focused() !== null) return;
      current = null;
      onPoint(null);
    }, graceMs);
  }

  function lookAgain(): void {
    if (isHeld() || surface.focused() !== null) return;
    if (isByFocus) point(document.activeElement);
    else pointAtPointer();
  }

  function pointAtPointer(): void {
    if (pointer.x >= 0) point(document.elementFromPoint(pointer.x, pointer.y));
  }

  /** True when the pointer itself moved, and not the page under it. */
  function follow({ clientX, clientY }: PointerEvent): boolean {
    const isMoved = clientX !== pointer.x || clientY !== pointer.y;
    pointer = { x: clientX, y: clientY };
    return isMoved;
  }

  const listen = { capture: true, passive: true, signal };
  window.addEventListener(
    'pointerover',
    (event) => {
      const isMoved = follow(event);
      if (surface.holds(event)) {
        clearTimeout(leaving);
        return;
      }
      // Scrolling slides messages under a pointer that rests: that points at none of them.
      if (isHeld() || ((isScrolling || isStaying) && !isMoved)) return;
      isScrolling = false;
      isStaying = false;
      isByFocus = false;
      point(event.composedPath()[0] ?? event.target, isMoved);
    },
    listen,
  );
  window.addEventListener(
    'pointermove',
    (event) => {
      if (!follow(event) || !isStaying || isHeld() || surface.holds(event)) return;
      isStaying = false;
      pointAtPointer();
    },
    listen,
  );
  window.addEventListener(
    'pointerout',
    ({ relatedTarget }) => {
      if (relatedTarget !== null) return;
      onOver(undefined, false);
      leave();
    },
    listen,
  );
  window.addEventListener(
    'focusin',
    (event) => {
      if (surface.holds(event)) {
        clearTimeout(leaving);
        return;
      }
      if (isHeld()) return;
      const found = page.messageAt(event.composedPath()[0] ?? event.target);
      if (!found && !isByFocus) return;
      isByFocus = found !== null;
      point(event.target);
    },
    listen,
  );
  window.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target instanceof Node) || !current || !target.contains(current.row)) return;
      isScrolling = true;
      onOver(undefined, false);
      onScroll();
      clearTimeout(settling);
      settling = setTimeout(() => {
        isScrolling = false;
        lookAgain();
      }, stillMs);
    },
    listen,
  );
  window.addEventListener('resize', onScroll, listen);
  const stop = () => {
    clearTimeout(leaving);
    clearTimeout(settling);
  };
  signal.addEventListener('abort', stop, { once: true });
  return {
    lookAgain,
    stay() {
      isStaying = true;
      // A scroll from before the menu: what its end would look at now is what the menu covered.
      clearTimeout(settling);
      isScrolling = false;
    },
  };
}
