import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isInSight } from './in-sight';
import { placeUnder } from './place-under';

interface MenuProps {
  label: string;
  /** The button that opened it: it gets the focus back. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ComponentChildren;
}

/** A menu of `MenuItem`s, by keyboard as any menu: arrows, Home, End, first letter, Enter, Escape. It goes along with its row. */
export function Menu({ label, anchor, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const items = () => Array.from(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []);

  function leave() {
    anchor.current?.focus();
    onClose();
  }

  useLayoutEffect(() => {
    const [floating, button] = [menu.current, anchor.current];
    if (!floating || !button) return undefined;
    const place = () => placeUnder(floating, button, 'end');
    floating.showPopover?.();
    place();
    (items().find((item) => item.ariaChecked === 'true') ?? items()[0])?.focus();
    const scroller = button.closest('.scroller');
    const follow = () => (scroller && !isInSight(button, scroller) ? onClose() : place());
    const stop = new AbortController();
    scroller?.addEventListener('scroll', follow, { signal: stop.signal, passive: true });
    // Firefox says so of its popup whenever something in it changes, also where its size stays.
    window.addEventListener('resize', follow, { signal: stop.signal, passive: true });
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
      class="menu"
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onClick={leave}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {children}
    </div>
  );
}
