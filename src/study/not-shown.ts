import { readLinkTemplate } from '../browser/link-template';
import { permalinkOn } from '../cliq/page/permalink';
import type { JumpNeeds } from '../cliq/page/second-script';
import type { JumpFailure, SavedCopy } from '../stars/jump';
import { goTo } from './go-to';
import { openNotShownPanel } from './not-shown-panel';

/** What Cliq shows late is shown all the same, as long as the panel stands. */
const watchMs = 30_000;
const lookEveryMs = 300;

let closeLast: (() => void) | null = null;

/** Says why a message is not shown, with what this device has of it; goes away by itself when the message comes after all. */
export function sayNotShown(needs: JumpNeeds, reason: JumpFailure, copy: SavedCopy): void {
  closeLast?.();
  const life = new AbortController();
  const close = () => life.abort();
  closeLast = close;
  needs.signal.addEventListener('abort', close, { signal: life.signal });
  void open().catch((error: unknown) => console.error('it could not be said why a message is not shown', error));

  async function open(): Promise<void> {
    // Without the user's own form Cliq's usual one will do.
    const template = await readLinkTemplate().catch(() => null);
    if (life.signal.aborted) return;
    const link = permalinkOn(needs.document, copy, template);
    openNotShownPanel(needs, { reason, copy, link, onClose: close, signal: life.signal });
    if (reason !== 'deleted') await watch();
  }

  async function watch(): Promise<void> {
    const { chatId, messageId } = copy;
    const end = performance.now() + watchMs;
    while (!life.signal.aborted && performance.now() < end) {
      if (needs.page.messageWithId(chatId, messageId)) {
        close();
        await goTo(needs, { chatId, messageId, withinMs: 0, hasArrived: true, mayLeave: false });
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }
}
