import browser from 'webextension-polyfill';

/** Where Zoho sends the browser after sign-in: fixed for this extension, to be registered with the Zoho client as it is. */
export function redirectUrl(): string {
  return browser.identity.getRedirectURL();
}
