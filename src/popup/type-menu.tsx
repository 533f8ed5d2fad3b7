import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { starTypeName, t } from '../browser/i18n';
import { type StarType, starTypes } from '../stars/star-type';
import { LineIcon } from './line-icon';
import { typeClass } from './type-class';
import { TypeIcon } from './type-icon';

interface TypeMenuProps {
  current: string;
  anchor: RefObject<HTMLElement | null>;
  onPick: (type: StarType) => void;
  onClose: () => void;
}

/** The five types, by keyboard as any menu: arrows, Home, End, first letter, Enter, Escape. */
export function TypeMenu({ current, anchor, onPick, onClose }: TypeMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const items = () => Array.from(menu.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? []);

  function leave() {
    anchor.current?.focus();
    onClose();
  }

  useLayoutEffect(() => {
    if (!menu.current || !anchor.current) return;
    menu.current.showPopover?.();
    place(menu.current, anchor.current);
    const chosen = items().find((item) => item.getAttribute('aria-checked') === 'true');
    (chosen ?? items()[0])?.focus();
    const scroller = anchor.current.closest('.scroller');
    const stop = new AbortController();
    scroller?.addEventListener('scroll', onClose, { signal: stop.signal, passive: true });
    window.addEventListener('resize', onClose, { signal: stop.signal });
    return () => stop.abort();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const all = items();
    const at = all.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') {
      // Unhandled, Escape would close the whole popup in Chrome.
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Tab') {
      onClose();
    } else if (next !== undefined) {
      event.preventDefault();
      all.at(next % all.length)?.focus();
    } else if (event.key.length === 1) {
      const letter = event.key.toLocaleLowerCase();
      const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      order.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus();
    }
  }

  return (
    <div
      ref={menu}
      class="type-menu"
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={t('popup_starType')}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {starTypes.map((type) => (
        <button
          key={type}
          type="button"
          role="menuitemradio"
          aria-checked={type === current}
          tabIndex={-1}
          class={`menu-item ${typeClass(type)}`}
          onClick={() => {
            leave();
            if (type !== current) onPick(type);
          }}
        >
          <TypeIcon type={type} />
          <span>{starTypeName(type)}</span>
          {type === current && <LineIcon name="done" />}
        </button>
      ))}
    </div>
  );
}

/** Under the button, or above it where there is no room; never over the edge. CSS anchors are too new for Firefox 140. */
function place(menu: HTMLElement, anchor: HTMLElement) {
  const from = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const edge = 4;
  const isRtl = getComputedStyle(menu).direction === 'rtl';
  const left = isRtl ? from.left : from.right - width;
  const fitsBelow = from.bottom + edge + height <= innerHeight - edge;
  menu.style.left = `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px`;
  menu.style.top = `${fitsBelow ? from.bottom + edge : Math.max(edge, from.top - height - edge)}px`;
}
