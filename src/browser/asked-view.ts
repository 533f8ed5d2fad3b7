import { nativeBrowser as browser } from './native-browser';
import { askedViewKey as key, readStoredView } from './stored-view';

/** What the list that opens next is to show: the stars of a chat, or what some words find. */
export type AskedView = { chat: string } | { words: string };

/** A list that opens later was not opened for it. */
const goodForMs = 10_000;

/** For the background. Kept in memory only. */
export async function askForView(view: AskedView): Promise<void> {
  await browser.storage.session.set({ [key]: { view, at: Date.now() } });
}

/** For the list, when it opens: what it was opened for, once; null when it was opened for all. */
export async function takeAskedView(stored = readStoredView()): Promise<AskedView | null> {
  const [, { [key]: asked }] = await stored;
  if (typeof asked !== 'object' || asked === null || !('view' in asked) || !('at' in asked)) return null;
  await browser.storage.session.remove(key);
  const { view, at } = asked;
  const isNew = typeof at === 'number' && Math.abs(Date.now() - at) < goodForMs;
  if (!isNew || typeof view !== 'object' || view === null) return null;
  if ('chat' in view && typeof view.chat === 'string') return { chat: view.chat };
  return 'words' in view && typeof view.words === 'string' ? { words: view.words } : null;
}
