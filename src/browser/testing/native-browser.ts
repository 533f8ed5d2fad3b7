import polyfill from 'webextension-polyfill';

/** In unit tests the polyfill stands for the browser, and tests put what they need in its place. */
export const nativeBrowser = polyfill;
