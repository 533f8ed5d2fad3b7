import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Shows a dialog over the list until it is closed; the focus goes back to where it was. */
export function openDialog(content: (onClose: () => void) => ComponentChildren): void {
  const before = document.activeElement;
  const host = document.createElement('div');
  document.body.append(host);
  const close = () => {
    render(null, host);
    host.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  render(content(close), host);
}

interface DialogProps {
  title: string;
  /** It was closed, by Escape or by a button of a form in it. */
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  // A button that had the focus may be gone with what it began.
  useLayoutEffect(() => {
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
  });
  return (
    <dialog ref={dialog} class="dialog" tabIndex={-1} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

/** How far something has come. */
export function Progress({ words, done, of }: { words: string; done: number; of: number }) {
  return (
    <p class="dialog-progress">
      <progress aria-label={words} max={Math.max(1, of)} value={done} />
      <span>{words}</span>
    </p>
  );
}
