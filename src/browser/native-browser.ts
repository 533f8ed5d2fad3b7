import type { Browser } from 'webextension-polyfill';

declare const browser: Browser | undefined;
declare const chrome: Browser;

const own = typeof browser === 'undefined' ? undefined : browser;

/**
 * The browser's own interface, for the few calls that a chat page needs: they are the same in every browser of ours, and the
 * polyfill alone is larger than half of what the content script does. An element of the page may be called `browser`, too.
 */
export const nativeBrowser: Browser = own?.runtime?.id ? own : chrome;
