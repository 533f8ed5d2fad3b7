import { nativeBrowser as browser } from './native-browser';

/** By the form of its addresses: what differs between the two, and cannot be asked for by its own name, is decided by this alone. */
export const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-extension:');
