import { nativeBrowser as browser } from './native-browser';

/** Memory that outlives the background but not the browser, and is out of reach of content scripts. */
export const sessionArea = browser.storage.session;
