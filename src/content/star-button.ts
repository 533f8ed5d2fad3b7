import { starTypeName, t } from '../browser/i18n';
import { starIconOf, starOutlineIcon } from '../stars/star-icons';
import { drawIcon } from './icons';
import type { Spot } from './placement';
import type { Surface } from './surface';

/** How the button was pressed: decides where the focus goes afterwards. */
export type Press = 'pointer' | 'keyboard';

export interface StarButton {
  element: HTMLButtonElement;
  show(type: string | null, spot: Spot): void;
  moveTo(spot: Spot): void;
  setType(type: string | null): void;
  setExpanded(isExpanded: boolean): void;
  hide(): void;
  isShown(): boolean;
}

interface Gestures {
  /** The pointer went down: what is meant is meant now, even if the press ends later. */
  onTouch(): void;
  onPress(press: Press): void;
}

/** The one star button of the page; it is moved to the message that the pointer or the focus is on. */
export function createStarButton({ document, append }: Surface, { onTouch, onPress }: Gestures): StarButton {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'star-button';
  element.hidden = true;
  element.setAttribute('aria-haspopup', 'menu');
  element.setAttribute('aria-expanded', 'false');
  append(element);

  let isTouched = false;
  element.addEventListener('pointerdown', () => {
    isTouched = true;
    onTouch();
  });
  element.addEventListener('pointerleave', () => {
    isTouched = false;
  });
  // The focus stays where the user was writing.
  element.addEventListener('mousedown', (event) => event.preventDefault());
  element.addEventListener('click', ({ detail }) => {
    if (!isTouched) onTouch();
    isTouched = false;
    onPress(detail === 0 ? 'keyboard' : 'pointer');
  });
  element.addEventListener('keydown', (event) => {
    if (!['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(event.key) || event.repeat) return;
    event.preventDefault();
    onTouch();
    onPress('keyboard');
  });
  // A space released on the button would be a second click.
  element.addEventListener('keyup', (event) => event.key === ' ' && event.preventDefault());

  const moveTo = ({ x, y }: Spot) => {
    element.style.setProperty('translate', `${x}px ${y}px`);
  };
  const setType = (type: string | null) => {
    const label = type === null ? t('content_starMessage') : t('content_starredAs', starTypeName(type));
    if (element.getAttribute('aria-label') === label) return;
    element.setAttribute('aria-label', label);
    element.title = label;
    element.classList.toggle('starred', type !== null);
    element.replaceChildren(drawIcon(document, type === null ? starOutlineIcon : starIconOf(type)));
  };

  return {
    element,
    moveTo,
    setType,
    show(type, spot) {
      setType(type);
      moveTo(spot);
      element.hidden = false;
    },
    setExpanded: (isExpanded) => element.setAttribute('aria-expanded', String(isExpanded)),
    hide() {
      element.hidden = true;
    },
    isShown: () => !element.hidden,
  };
}
