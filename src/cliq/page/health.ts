import type { PageState } from '../../stars/page-state';
import { parseCliqLink } from '../links';
import type { MessagePage } from './reading';

/** How the page can be read now; null when there is nothing to say: no chat is open, it is empty, or it may still be on its way. */
export function stateOf(page: MessagePage): PageState | null {
  const reading = page.reading();
  if (reading) return reading.rung === 'shape' || reading.rung === 'text' ? 'guessed' : 'known';
  return page.isIllegible() ? 'broken' : null;
}

/** True when the address says that there should be messages. */
export function isChatOpen({ URL: address }: Document): boolean {
  return parseCliqLink(address) !== null;
}
