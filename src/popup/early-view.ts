import { readStoredView, type StoredView } from '../browser/stored-view';

declare global {
  interface Window {
    earlyView?: StoredView;
  }
}

/** The first rows wait for what the list is to open with. */
window.earlyView = readStoredView();
// A failure is heard by those who use it.
window.earlyView.catch(() => undefined);
