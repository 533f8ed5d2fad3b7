import { t } from '../browser/i18n';
import type { MessageElement } from '../cliq/page/identify';
import { isStill } from '../cliq/page/locate';
import { readMessage } from '../cliq/page/read-message';
import type { MessagePage } from '../cliq/page/reading';
import { isRightToLeft, obstaclesAround, visibleBox } from '../cliq/page/surroundings';
import type { MessageRef } from '../stars/message-ref';
import type { KnownStars } from './known-stars';
import { isOrphaned } from './life';
import type { MenuPreparation } from './menu-preparation';
import { freeSpot, type Spot } from './placement';
import { watchPointedMessage } from './pointed-message';
import { createStarButton, type Press } from './star-button';
import { type Closing, createStarMenu } from './star-menu';
import type { Starring } from './starring';
import type { Surface } from './surface';

const buttonSize = 28;
/** The button may wait so long for the message's star, and shows without it then. */
const waitForStarMs = 70;

interface Needs {
  page: MessagePage;
  surface: Surface;
  known: KnownStars;
  starring: Starring;
  preparation: MenuPreparation;
  life: AbortController;
  /** False while the organization has switched the button off, and as long as that is not known. */
  isOffered: () => boolean;
}

export interface StarOffer {
  /** The message that is meant now. */
  freeze(): MessageRef | null;
  /** Opens the menu as the button does, if the button is shown. */
  openMenu(): void;
  /** Call it when `isOffered` or the way to read the page has changed. */
  lookAgain(): void;
}

/** The star button on the message under the pointer or the focus, and the menu that it opens. */
export function offerStar({ page, surface, known, starring, preparation, life, isOffered }: Needs): StarOffer {
  const { signal } = life;
  /** Where the pointer or the focus is, whether the button is offered or not. */
  let current: MessageElement | null = null;
  let frozen: MessageRef | null = null;
  let focusBefore: Element | null = null;
  let frame = 0;

  const button = createStarButton(surface, { onTouch, onPress });
  const menu = createStarMenu(surface, { onPick: (type) => frozen && starring.setStar(frozen, type), onClose }, signal);
  const pointed = watchPointedMessage({
    page,
    surface,
    signal,
    onOver: preparation.over,
    onPoint: (found) => void point(found),
    onScroll,
    isHeld: menu.isOpen,
  });

  function onTouch(): void {
    if (!menu.isOpen()) frozen = freeze();
  }

  async function point(found: MessageElement | null): Promise<void> {
    if (isOrphaned()) {
      life.abort();
      return;
    }
    const isNew = found?.row !== current?.row || found?.messageId !== current?.messageId;
    if (isNew || !isOffered()) button.hide();
    current = found;
    if (!found || !isOffered() || (!isNew && button.isShown())) return;
    if (!known.isFresh(found.messageId)) {
      const answered = known.ask([found.messageId]);
      await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, waitForStarMs))]);
    }
    // In the next frame Cliq's own hover menu stands where it will stand.
    if (found === current && !signal.aborted) frame = requestAnimationFrame(place);
  }

  function place(): void {
    const spot = spotNow();
    if (current && spot) button.show(known.typeOf(current.messageId), spot);
    else button.hide();
    askWhatIsShown();
  }

  /** What was heard may have become doubtful before it was shown. */
  function askWhatIsShown(): void {
    if (current && button.isShown() && !known.isFresh(current.messageId)) void known.ask([current.messageId]);
  }

  const spotNow = () => (current && isStill(current) ? spotOn(current) : null);

  function spotOn(found: MessageElement): Spot | null {
    const box = visibleBox(found);
    if (!box || box.bottom - box.top < buttonSize / 3) return null;
    const { controls, lines } = obstaclesAround(found);
    const obstacles = [
      ...controls.map((control) => ({ ...corners(control), weight: 100 })),
      ...lines.map((line) => ({ ...corners(line), weight: 1 })),
    ];
    return freeSpot(box, obstacles, buttonSize, isRightToLeft(found));
  }

  /** The message that is meant now: what the row shows at this moment, or the row where the message stands now. */
  function freeze(): MessageRef | null {
    if (!current) return null;
    const { row, chatId, messageId } = current;
    const found = page.messageAt(row) ?? page.messageWithId(chatId, messageId);
    current = found;
    return found && isOn(found) ? readMessage(found, t('content_you')) : null;
  }

  /** The page may have moved the row away under the button: then nobody can say which of the two was meant. */
  function isOn(found: MessageElement): boolean {
    const row = found.row.getBoundingClientRect();
    const { top, bottom } = button.element.getBoundingClientRect();
    return !button.isShown() || (bottom > row.top && top < row.bottom);
  }

  function onPress(press: Press): void {
    if (menu.isOpen()) {
      menu.close('escaped');
      return;
    }
    if (!frozen) {
      button.hide();
      starring.sayMoved();
      return;
    }
    focusBefore = press === 'pointer' && surface.focused() === null ? document.activeElement : button.element;
    button.setExpanded(true);
    void known.ask([frozen.messageId]);
    menu.open(button.element, known.typeOf(frozen.messageId), press);
  }

  function onClose(closing: Closing): void {
    button.setExpanded(false);
    if (closing === 'escaped' || closing === 'picked-by-key') button.element.focus({ preventScroll: true });
    else if (closing === 'picked-by-pointer' && focusBefore instanceof HTMLElement)
      focusBefore.focus({ preventScroll: true });
    queueMicrotask(() => {
      frozen = null;
      if (closing === 'left') pointed.lookAgain();
      else pointed.stay();
    });
  }

  function onScroll(): void {
    if (!menu.isOpen() && surface.focused() === null) {
      button.hide();
      return;
    }
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const spot = spotNow();
      if (spot) button.moveTo(spot);
      menu.follow(button.element);
    });
  }

  known.onNews(() => {
    if (!current || (!button.isShown() && !menu.isOpen())) return;
    const { messageId } = current;
    const type = known.typeOf(messageId);
    button.setType(type);
    if (frozen?.messageId === messageId) menu.setType(type);
    askWhatIsShown();
  });
  signal.addEventListener('abort', () => cancelAnimationFrame(frame), { once: true });
  return {
    freeze,
    openMenu() {
      if (!button.isShown()) return;
      onTouch();
      onPress('keyboard');
    },
    lookAgain() {
      void point(current);
      pointed.lookAgain();
    },
  };
}

function corners({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }) {
  return { left, top, right, bottom };
}
