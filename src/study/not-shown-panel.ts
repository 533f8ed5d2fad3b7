import { sentenceOf, t, uiLocale } from '../browser/i18n';
import type { JumpNeeds } from '../cliq/page/second-script';
import type { JumpFailure, SavedCopy } from '../stars/jump';
import { sayAloud } from './say-aloud';

const css = `
.not-shown { position: fixed; inset-block-start: 72px; inset-inline: 0; margin-inline: auto; width: min(520px, calc(100vw - 48px)); max-height: calc(100vh - 120px); box-sizing: border-box; display: flex; flex-direction: column; gap: 10px; overflow: auto; padding: 16px 18px; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); box-shadow: 0 6px 24px rgb(0 0 0 / .28); }
.not-shown h2, .not-shown p, .not-shown blockquote { margin: 0; }
.not-shown h2 { font-size: 16px; line-height: 22px; }
.not-shown blockquote { flex: 0 1 auto; min-height: 40px; max-height: 240px; overflow: auto; padding: 8px 12px; border-inline-start: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.not-shown .facts { font-size: 12px; line-height: 17px; color: var(--quiet); overflow-wrap: anywhere; }
.not-shown .actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.not-shown :is(button, a) { padding: 5px 14px; border: 1px solid var(--line); border-radius: 7px; color: inherit; background: none; text-decoration: none; cursor: pointer; }
.not-shown :is(button, a):hover { background: var(--hover); }
`;

const longestText = 10_000;
const editable = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

interface Content {
  reason: JumpFailure;
  copy: SavedCopy;
  link: string | null;
  onClose(): void;
  /** Ends the panel. */
  signal: AbortSignal;
}

/** Reason and saved copy, over Cliq's page. Escape closes it; the focus goes back to where it was. */
export function openNotShownPanel(
  { document, append }: Pick<JumpNeeds, 'document' | 'append'>,
  { reason, copy, link, onClose, signal }: Content,
): void {
  const make = (tag: string, className: string, words = '') => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = words;
    return element;
  };
  const panel = make('section', 'not-shown');
  panel.setAttribute('role', 'dialog');
  panel.tabIndex = -1;
  const title = make('h2', '', t('jump_title'));
  title.id = 'not-shown-title';
  const why = make('p', '', sentenceOf(`jump_${reason.replace('-', '_')}`));
  why.id = 'not-shown-reason';
  panel.setAttribute('aria-labelledby', title.id);
  panel.setAttribute('aria-describedby', why.id);

  const quote = make('blockquote', '', copy.text?.slice(0, longestText) ?? t('jump_noText'));
  quote.dir = 'auto';
  quote.tabIndex = 0;
  quote.setAttribute('aria-label', t('jump_copyOfMessage'));
  const facts = make('p', 'facts', factsOf(copy));
  const said = make('p', 'facts');
  said.setAttribute('role', 'status');

  const actions = make('div', 'actions');
  const button = (words: string, onClick: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = words;
    made.addEventListener('click', onClick);
    actions.append(made);
  };
  const { text } = copy;
  if (text !== null) {
    button(t('jump_copyText'), () => {
      navigator.clipboard.writeText(text).then(
        () => {
          said.textContent = t('jump_copied');
        },
        () => {
          document.getSelection()?.selectAllChildren(quote);
          said.textContent = t('jump_notCopied');
        },
      );
    });
  }
  if (link !== null) {
    const open = document.createElement('a');
    open.href = link;
    open.target = '_blank';
    open.rel = 'noopener noreferrer';
    open.textContent = t('jump_open');
    actions.append(open);
  }
  button(t('jump_close'), onClose);
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && onClose());

  const style = make('style', '', css);
  panel.append(title, why, quote, facts, actions, said);
  append(style, panel);
  const before = document.activeElement;
  // Whoever writes goes on writing; the reason is read out all the same.
  if (before?.matches(editable)) sayAloud(`${title.textContent}: ${why.textContent}`, document, append);
  else panel.focus({ preventScroll: true });
  signal.addEventListener(
    'abort',
    () => {
      const root = panel.getRootNode();
      const focused = 'activeElement' in root ? root.activeElement : null;
      const hadFocus = focused instanceof Node && panel.contains(focused);
      style.remove();
      panel.remove();
      if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    { once: true },
  );
}

function factsOf({ senderName, chatTitle, sentAt, starredAt }: SavedCopy): string {
  const time = new Intl.DateTimeFormat(uiLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  const words = [
    senderName,
    chatTitle && t('jump_in', chatTitle),
    sentAt !== null && t('jump_sentAt', time.format(sentAt)),
    t('jump_starredAt', time.format(starredAt)),
  ];
  return words.filter(Boolean).join(' · ');
}
