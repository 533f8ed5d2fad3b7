import browser from 'webextension-polyfill';

/** Memory that outlives the background but not the browser, and is out of reach of content scripts. */
export const sessionArea = browser.storage.session;
