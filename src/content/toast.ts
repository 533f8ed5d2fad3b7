import type { Surface } from './surface';

const plainMs = 5_000;
/** Undo has to be there for eight seconds at least. */
const actionMs = 9_000;
/** Long words take longer to read. */
const msPerCharacter = 60;
const mostShown = 3;

export interface ToastAction {
  label: string;
  /** Says to assistive technology what the action is about. */
  description?: string;
  /** It is the same for every message: one button for it is enough. */
  isShared?: true;
  run(): void;
}

export interface Toasts {
  say(text: string, action?: ToastAction): void;
  /** What nobody asked for: it leaves there what was said last, which may be the answer to a gesture and a few milliseconds old. */
  add(text: string, action?: ToastAction): void;
}

/** Short messages at the bottom of the page; each takes the place of the last, unless that one offers something to do. The live region stands empty from the start, or nothing would be read out. */
export function createToasts({ document, append }: Surface, signal: AbortSignal): Toasts {
  const region = document.createElement('div');
  region.className = 'toasts';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-atomic', 'false');
  append(region);
  const shown: { toast: Element; stays: boolean; dismiss: () => void }[] = [];
  const dismissAll = () => {
    for (const { dismiss } of [...shown]) dismiss();
  };
  signal.addEventListener('abort', dismissAll, { once: true });

  function say(text: string, action?: ToastAction): void {
    for (const older of [...shown]) if (!older.stays) older.dismiss();
    add(text, action);
  }

  function add(text: string, action?: ToastAction): void {
    const toast = document.createElement('div');
    toast.className = 'toast';
    const words = document.createElement('span');
    words.textContent = text;
    toast.append(words);

    const lifeMs = Math.max(action ? actionMs : plainMs, text.length * msPerCharacter);
    let timer = setTimeout(dismiss, lifeMs);
    // Whoever reads or reaches for it keeps it.
    const keep = () => clearTimeout(timer);
    const release = () => {
      clearTimeout(timer);
      if (!toast.matches(':hover, :focus-within')) timer = setTimeout(dismiss, lifeMs);
    };
    toast.addEventListener('pointerenter', keep);
    toast.addEventListener('focusin', keep);
    toast.addEventListener('pointerleave', release);
    toast.addEventListener('focusout', () => setTimeout(release));
    toast.addEventListener('keydown', (event) => event.key === 'Escape' && dismiss());

    function dismiss(): void {
      clearTimeout(timer);
      toast.remove();
      const at = shown.findIndex((each) => each.toast === toast);
      if (at >= 0) shown.splice(at, 1);
    }

    if (action) toast.append(actionButton(action, dismiss));
    if (shown.length === mostShown) shown[0]?.dismiss();
    shown.push({ toast, stays: action !== undefined && !action.isShared, dismiss });
    region.append(toast);
  }

  function actionButton({ label, description, run }: ToastAction, dismiss: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    if (description) button.setAttribute('aria-description', description);
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      dismiss();
      run();
    });
    return button;
  }

  return { say, add };
}
