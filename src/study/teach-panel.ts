import { t } from '../browser/i18n';

const css = `
.teach-frame { position: fixed; top: 0; left: 0; border: 2px solid var(--focus); border-radius: 4px; background: rgb(27 102 210 / .12); pointer-events: none; }
.teach { position: fixed; inset-block-end: 24px; inset-inline: 0; margin-inline: auto; width: min(560px, calc(100vw - 48px)); box-sizing: border-box; padding: 14px 18px; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); box-shadow: 0 6px 24px rgb(0 0 0 / .28); }
.teach p { margin: 0 0 10px; }
.teach div { display: flex; gap: 8px; justify-content: end; }
.teach button { padding: 5px 14px; border: 1px solid var(--line); border-radius: 7px; color: inherit; background: none; cursor: pointer; }
.teach button:hover { background: var(--hover); }
`;

export interface TeachPanel {
  ask(words: string, how: { canSkip: boolean }): void;
  /** Nothing more to click on: keep it or not. */
  offer(words: string): void;
  /** Frames what a click would mean; null: nothing. */
  point(target: Element | null): void;
  remove(): void;
}

interface Choices {
  onSkip(): void;
  onSave(): void;
  onCancel(): void;
}

/** What the user is asked, at the bottom of the page. */
export function createTeachPanel(
  document: Document,
  append: (...elements: Element[]) => void,
  { onSkip, onSave, onCancel }: Choices,
): TeachPanel {
  const frame = document.createElement('div');
  frame.className = 'teach-frame';
  frame.hidden = true;
  const panel = document.createElement('div');
  panel.className = 'teach';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', t('teach_title'));
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  const row = document.createElement('div');
  const button = (label: string, onClick: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', onClick);
    row.append(made);
    return made;
  };
  button(t('teach_cancel'), onCancel);
  const skip = button(t('teach_skip'), onSkip);
  const save = button(t('teach_save'), onSave);
  panel.append(words, row);
  const style = document.createElement('style');
  style.textContent = css;
  append(style, frame, panel);

  return {
    ask(text, { canSkip }) {
      words.textContent = text;
      skip.hidden = !canSkip;
      save.hidden = true;
    },
    offer(text) {
      words.textContent = text;
      skip.hidden = true;
      save.hidden = false;
      frame.hidden = true;
      save.focus();
    },
    point(target) {
      frame.hidden = target === null;
      if (!target) return;
      const { x, y, width, height } = target.getBoundingClientRect();
      frame.style.setProperty('translate', `${x}px ${y}px`);
      frame.style.setProperty('width', `${width}px`);
      frame.style.setProperty('height', `${height}px`);
    },
    remove() {
      for (const element of [style, frame, panel]) element.remove();
    },
  };
}
