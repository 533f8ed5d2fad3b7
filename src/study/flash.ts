import type { MessageElement } from '../cliq/page/identify';
import { messageRows } from '../cliq/page/page-profile';
import { addStyleSheet } from '../content/style-sheet';

const flashMs = 2_000;
let end: (() => void) | null = null;

/**
 * Frames a message for two seconds, by a style rule that is bound to its id: a row that is used again does not take the frame along, and
 * nothing in Cliq's tree is touched. Without motion for those who want none.
 */
export function flash({ row, rawId, profile }: MessageElement, signal: AbortSignal): void {
  end?.();
  const sheet = addStyleSheet(row.ownerDocument);
  sheet.write(flashRules(`${messageRows(profile)}[${profile.message.idAttribute}=${JSON.stringify(rawId)}]`));
  const stop = () => {
    clearTimeout(timer);
    sheet.remove();
    signal.removeEventListener('abort', stop);
    end = null;
  };
  const timer = setTimeout(stop, flashMs);
  signal.addEventListener('abort', stop, { once: true });
  end = stop;
}

/** The animation goes before whatever Cliq animates there, and the frame before what Cliq's own rules say of outlines. */
function flashRules(row: string): string {
  return `@keyframes stars-for-cliq-flash { 0%, 60% { outline-color: #c07000; } 100% { outline-color: transparent; } }
${row} { outline: 3px solid #c07000; outline-style: solid !important; outline-width: 3px !important; outline-offset: -3px !important; }
@media (prefers-reduced-motion: no-preference) { ${row} { animation: stars-for-cliq-flash ${flashMs}ms ease-in both; } }`;
}
