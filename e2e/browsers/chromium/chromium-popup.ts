import type { RealPopup } from '../../fixtures/real-popup';
import type { BrowserPage } from '../browser-driver';
import { scriptedPage } from '../scripted-page';

/** The popup, or the side panel, of which Playwright knows nothing. It has a left button, and letters. */
export function chromiumPopup(popup: RealPopup): BrowserPage {
  return scriptedPage({
    call: (source, all) => popup.evaluate(`(${source})(...${JSON.stringify(all)})`),
    click: popup.clickAt,
    movePointer: async () => {},
    press: (keys) => popup.write(keys.join('')),
    // It is in front, or not there.
    bringToFront: async () => {},
    close: popup.close,
  });
}
