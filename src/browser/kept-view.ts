import { type KeptView, parseKeptView } from '../stars/kept-view';
import { startViewKey, viewKey, wordsKey } from './forget-view';
import { nativeBrowser as browser } from './native-browser';
import { readStoredView } from './stored-view';

/** The view that the list opens with: the saved one that was chosen for it, else how it was left; null when nobody has left it so far. */
export async function readKeptView(stored = readStoredView()): Promise<KeptView | null> {
  const [local, session] = await stored;
  const start = parseKeptView(local[startViewKey]);
  if (start) return start;
  const view = parseKeptView(local[viewKey]);
  const words = session[wordsKey];
  return view && { ...view, filter: { ...view.filter, words: typeof words === 'string' ? words : '' } };
}

export async function keepView({ filter, ...view }: KeptView): Promise<void> {
  const { words, ...parts } = filter;
  await Promise.all([
    browser.storage.local.set({ [viewKey]: { ...view, filter: parts } }),
    browser.storage.session.set({ [wordsKey]: words }),
  ]);
}

/** The view that the list is to open with from now on; null: as it was left. */
export async function keepStartView(view: KeptView | null): Promise<void> {
  if (view === null) await browser.storage.local.remove(startViewKey);
  else await browser.storage.local.set({ [startViewKey]: view });
}
