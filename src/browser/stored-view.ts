import { startViewKey, viewKey, wordsKey } from './forget-view';
import { nativeBrowser as browser } from './native-browser';

export const askedViewKey = 'asked-view';

type Items = Record<string, unknown>;
/** What the storage has of the view that a list is to open with; see `kept-view.ts` and `asked-view.ts`. */
export type StoredView = Promise<[local: Items, session: Items]>;

export function readStoredView(): StoredView {
  const { local, session } = browser.storage;
  // What was searched for is kept until the browser ends, and never on the disk.
  return Promise.all([local.get([viewKey, startViewKey]), session.get([wordsKey, askedViewKey])]);
}
