import { t } from '../browser/i18n';
import { defaultPageSettings, type PageSettings } from '../browser/page-settings';
import type { MessageRef } from '../stars/message-ref';
import { type StarType, starTypes } from '../stars/star-type';
import { isOrphaned } from './life';
import type { StarOffer } from './offer-star';
import type { Starring } from './starring';
import type { Surface } from './surface';
import type { Toasts } from './toast';

/** The second key is waited for so long. */
const patienceMs = 2_500;
/** Whoever knows the keys has pressed the second by then, and needs no hint. */
const hintAfterMs = 600;

const editable = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]';

interface Needs {
  surface: Surface;
  offer: StarOffer;
  starring: Starring;
  toasts: Toasts;
  life: AbortController;
  /** False while the organization has switched keys off, and as long as that is not known. */
  isOffered: () => boolean;
}

/**
 * The star key, then 1 to 5 for the type, itself again for the last type, 0 to remove the star, Enter for the menu: for the message under the pointer or
 * the focus, and never while somebody writes. Cliq hears of no key that was meant for us, and of every other.
 */
export function listenForKeys({ surface, offer, starring, toasts, life, isOffered }: Needs): {
  follow(settings: PageSettings): void;
} {
  const { signal } = life;
  let settings = defaultPageSettings;
  /** Frozen by the first key: what the second one says is for it, whatever the page shows by then. */
  let meant: MessageRef | null = null;
  let timers: ReturnType<typeof setTimeout>[] = [];
  const taken = new Set<string>();

  function end(): void {
    meant = null;
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  }

  function take(event: KeyboardEvent): void {
    taken.add(event.code);
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function begin(event: KeyboardEvent): void {
    if (isOrphaned()) {
      life.abort();
      return;
    }
    meant = offer.freeze();
    if (!meant) return;
    take(event);
    timers = [setTimeout(() => toasts.say(t('content_keys')), hintAfterMs), setTimeout(end, patienceMs)];
  }

  /** Undefined: the key says nothing. */
  function choiceOf({ key, code }: KeyboardEvent): StarType | null | undefined {
    if (key.toLowerCase() === settings.starKey) return settings.lastType;
    const digit = /^(?:Digit|Numpad)([0-5])$/.exec(code)?.[1] ?? key;
    return digit === '0' ? null : starTypes[Number(digit) - 1];
  }

  function press(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, repeat, isComposing } = event;
    const [target] = event.composedPath();
    const isWriting = target instanceof Element && target.closest(editable) !== null;
    if (ctrlKey || altKey || metaKey || repeat || isComposing || isWriting || surface.holds(event)) {
      end();
      return;
    }
    const ref = meant;
    end();
    if (!ref) {
      if (settings.starKey !== '' && isOffered() && key.toLowerCase() === settings.starKey) begin(event);
      return;
    }
    const choice = choiceOf(event);
    const isForMenu = key === 'Enter';
    if (choice === undefined && !isForMenu) return;
    take(event);
    if (choice === undefined) offer.openMenu();
    else starring.setStar(ref, choice);
  }

  const listen = { capture: true, signal };
  window.addEventListener('keydown', press, listen);
  window.addEventListener('keyup', (event) => taken.delete(event.code) && event.stopImmediatePropagation(), listen);
  signal.addEventListener('abort', end, { once: true });
  return {
    follow(next) {
      settings = next;
    },
  };
}
