import type { ComponentChildren, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { LineIcon, type LineIconName } from './line-icon';

interface MenuButtonProps {
  label: string;
  symbol: LineIconName;
  isDisabled: boolean;
  menu: (anchor: RefObject<HTMLElement | null>, onClose: () => void) => ComponentChildren;
}

/** A button that opens a menu, by click or arrow down. */
export function MenuButton({ label, symbol, isDisabled, menu }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-disabled={isDisabled}
        onClick={() => setOpen(!isOpen && !isDisabled)}
      >
        <LineIcon name={symbol} />
      </button>
      {isOpen && menu(button, () => setOpen(false))}
    </>
  );
}
