import browser from 'webextension-polyfill';

/**
 * Asks the user to let this extension talk to Zoho's accounts hosts; without a question when it may already. Call it in the click
 * itself, before anything is waited for: browsers ask nobody later. Resolves with what the user said.
 */
export function requestAccountsAccess(accountsOrigins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: accountsOrigins.map(patternOf) });
}

/** True when this extension may read what these accounts hosts answer. The user can take that back at any time. */
export function hasAccountsAccess(accountsOrigins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: accountsOrigins.map(patternOf) });
}

const patternOf = (origin: string): string => `${origin}/*`;
