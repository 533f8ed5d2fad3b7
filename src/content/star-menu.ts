import { starTypeName, t } from '../browser/i18n';
import { starIcons, starOutlineIcon } from '../stars/star-icons';
import { type StarType, starTypes } from '../stars/star-type';
import { drawIcon } from './icons';
import { besideAnchor } from './placement';
import type { Press } from './star-button';
import type { Surface } from './surface';

/** Why the menu closed: decides where the focus goes. */
export type Closing = 'picked-by-pointer' | 'picked-by-key' | 'escaped' | 'left';

export interface StarMenu {
  open(anchor: Element, type: string | null, press: Press): void;
  /** For a type that became known after the menu was opened. */
  setType(type: string | null): void;
  follow(anchor: Element): void;
  close(closing: Closing): void;
  isOpen(): boolean;
}

interface Choices {
  onPick(type: StarType | null): void;
  onClose(closing: Closing): void;
}

/** The menu of the five types, after the ARIA pattern "menu button". It is drawn when it is first opened: in most tabs it never is. */
export function createStarMenu(surface: Surface, choices: Choices, signal: AbortSignal): StarMenu {
  let menu: StarMenu | null = null;
  return {
    open(...how) {
      menu ??= drawStarMenu(surface, choices, signal);
      menu.open(...how);
    },
    setType: (type) => menu?.setType(type),
    follow: (anchor) => menu?.follow(anchor),
    close: (closing) => menu?.close(closing),
    isOpen: () => !!menu?.isOpen(),
  };
}

function drawStarMenu({ document, append, holds, focused }: Surface, choices: Choices, signal: AbortSignal): StarMenu {
  const element = document.createElement('div');
  element.className = 'star-menu';
  element.hidden = true;
  element.setAttribute('role', 'menu');
  element.setAttribute('aria-label', t('content_starType'));
  const radios = starTypes.map((type) => {
    const item = menuItem('menuitemradio', starTypeName(type), starIcons[type], type);
    addMeaning(item, type);
    return item;
  });
  const separator = document.createElement('div');
  separator.setAttribute('role', 'separator');
  const remove = menuItem('menuitem', t('content_removeStar'), starOutlineIcon, null);
  element.append(...radios);
  append(element);

  function menuItem(role: string, label: string, icon: { path: string }, type: StarType | null): HTMLElement {
    const item = document.createElement('div');
    item.setAttribute('role', role);
    item.tabIndex = -1;
    const words = document.createElement('span');
    words.textContent = label;
    item.append(drawIcon(document, icon), words);
    item.addEventListener('click', ({ detail }) => pick(type, detail === 0 ? 'picked-by-key' : 'picked-by-pointer'));
    item.addEventListener('pointermove', () => item.focus({ preventScroll: true }));
    return item;
  }

  /** Said after the name, not in it. */
  function addMeaning(item: HTMLElement, type: StarType): void {
    const words = item.lastElementChild;
    if (!words) return;
    const meaning = document.createElement('small');
    words.id = `name-${type}`;
    meaning.id = `meaning-${type}`;
    meaning.textContent = t(`content_meaning_${type}`);
    words.after(meaning);
    item.setAttribute('aria-labelledby', words.id);
    item.setAttribute('aria-describedby', meaning.id);
  }

  function pick(type: StarType | null, closing: Closing): void {
    close(closing);
    choices.onPick(type);
  }

  function items(): HTMLElement[] {
    return remove.isConnected ? [...radios, remove] : radios;
  }

  function setType(type: string | null): void {
    for (const [index, radio] of radios.entries())
      radio.setAttribute('aria-checked', String(starTypes[index] === type));
    // What is moved loses the focus: it stays where it is if it is there.
    if (type !== null && !remove.isConnected) element.append(separator, remove);
    if (type !== null) return;
    const hadFocus = focused() === remove;
    separator.remove();
    remove.remove();
    if (hadFocus) radios[0]?.focus({ preventScroll: true });
  }

  function follow(anchor: Element): void {
    const { offsetWidth: width, offsetHeight: height } = element;
    const { innerWidth, innerHeight } = window;
    const viewport = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    const { x, y } = besideAnchor(anchor.getBoundingClientRect(), { width, height }, viewport, isRightToLeft);
    element.style.setProperty('translate', `${x}px ${y}px`);
  }

  function close(closing: Closing): void {
    if (element.hidden) return;
    element.hidden = true;
    choices.onClose(closing);
  }

  element.addEventListener('keydown', (event) => {
    element.classList.remove('by-pointer');
    if (event.key === 'Tab') {
      // Goes on from the button.
      close('escaped');
      return;
    }
    const all = items();
    const { target } = event;
    const at = all.findIndex((item) => target instanceof Node && item.contains(target));
    const next = destination(event.key, at, all);
    if (next) next.focus();
    else if (event.key === 'Escape') close('escaped');
    else if (event.key === 'Enter' || event.key === ' ') all[at]?.click();
    else return;
    event.preventDefault();
  });
  window.addEventListener('pointerdown', (event) => !holds(event) && close('left'), { capture: true, signal });
  window.addEventListener('blur', () => close('left'), { signal });

  return {
    open(anchor, type, press) {
      setType(type);
      element.classList.toggle('by-pointer', press === 'pointer');
      element.hidden = false;
      follow(anchor);
      const checked = radios.find((_, index) => starTypes[index] === type);
      (checked ?? radios[0])?.focus({ preventScroll: true });
    },
    setType,
    follow,
    close,
    isOpen: () => !element.hidden,
  };
}

/** Where a key leads in a menu: around with the arrows, to the ends, or to the next item that begins with the letter. */
function destination(key: string, at: number, all: HTMLElement[]): HTMLElement | undefined {
  if (key === 'ArrowDown') return all[(at + 1) % all.length];
  if (key === 'ArrowUp') return all.at(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLocaleLowerCase();
  return [...all.slice(at + 1), ...all].find((item) => item.textContent.toLocaleLowerCase().startsWith(letter));
}
