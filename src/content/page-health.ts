import { isChatOpen, stateOf } from '../cliq/page/health';
import type { MessagePage } from '../cliq/page/reading';
import type { PageState } from '../stars/page-state';
import type { PageStarService } from '../stars/star-service';
import { isOrphaned } from './life';

const lookEveryMs = 2_000;
/** An open chat without a message is lost after so many looks; before, it may be on its way. */
const looksBeforeLost = 3;
/** What is broken must have been so for a while: a page is rebuilt now and then. */
const looksBeforeBroken = 2;

interface Needs {
  page: MessagePage;
  service: Pick<PageStarService, 'reportPage'>;
  life: AbortController;
  /** Called every time the page was looked at. */
  onLook(): void;
}

/** Tells the background how the page can be read, when that changes; and asks for the second script where it is needed. */
export function watchPageHealth({ page, service, life, onLook }: Needs): void {
  const { document } = page;
  let told: PageState | null = null;
  let emptyLooks = 0;
  let brokenLooks = 0;

  function tell(state: PageState): void {
    if (state === told) return;
    told = state;
    // An answer is not waited for; when it cannot be told, the next change is.
    service.reportPage(state).catch(() => undefined);
  }

  function look(): void {
    if (isOrphaned()) {
      life.abort();
      return;
    }
    if (document.visibilityState === 'hidden') return;
    const state = stateOf(page);
    emptyLooks = state === null && isChatOpen(document) ? emptyLooks + 1 : 0;
    brokenLooks = state === 'broken' ? brokenLooks + 1 : 0;
    if (emptyLooks === looksBeforeLost) tell('lost');
    else if (brokenLooks === looksBeforeBroken) tell('broken');
    else if (state !== null && state !== 'broken') tell(state);
    onLook();
  }

  const timer = setInterval(look, lookEveryMs);
  life.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
