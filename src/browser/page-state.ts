import { type PageState, pageStates } from '../stars/page-state';
import { nativeBrowser as browser } from './native-browser';

export const pageStateKey = 'page-state';

/** How the chat page could be read that was looked at last; null when there was none since the browser was started. */
export async function readPageState(): Promise<PageState | null> {
  const stored: unknown = (await browser.storage.session.get(pageStateKey))[pageStateKey];
  return pageStates.find((state) => state === stored) ?? null;
}

export async function keepPageState(state: PageState): Promise<void> {
  await browser.storage.session.set({ [pageStateKey]: state });
}
