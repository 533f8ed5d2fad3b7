import { nativeBrowser as browser } from './native-browser';

/** Closes this page if it is the popup under the icon, which covers part of the tab; side panel and tab stay. */
export function closePopup(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
}
