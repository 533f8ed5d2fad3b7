import browser from 'webextension-polyfill';
import { ServiceError, type ServiceErrorCode } from '../stars/service-error';
import { isFirefox } from './is-firefox';

/**
 * Opens Zoho's page in a window of its own and resolves with the URL that it redirects to at the end.
 * @throws ServiceError `sign-in-closed` (the user closed it, or Zoho showed an error page and never redirected),
 *   `sign-in-page-unreachable`, `sign-in-busy`
 */
export async function openAuthWindow(url: string): Promise<string> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : '';
    throw new ServiceError(codeOf(words), words);
  }
}

/** How long a page out of sight may take to redirect, in ms: as long as a call to Cliq may take. Chrome allows a minute. */
const silentTimeoutMs = 25_000;

/**
 * Loads Zoho's page out of sight and resolves with the URL that it redirects to; in Chrome also by script, which Firefox does not run.
 * @throws ServiceError `sign-in-closed` (it did not redirect: only the user can go on), `sign-in-page-unreachable`, `sign-in-busy`
 */
export async function loadAuthPageSilently(url: string): Promise<string> {
  // Without these Chrome gives up at the first page, before a script can redirect; Firefox refuses all that it does not know.
  const patience = isFirefox()
    ? {}
    : { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: silentTimeoutMs };
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: false, ...patience });
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : '';
    if (isFirefox() && !(await canBeReached(url))) throw new ServiceError('sign-in-page-unreachable', words);
    throw new ServiceError(codeOf(words), words);
  }
}

/** Firefox says of a page that it could not load what it says of one that asks for the user. */
async function canBeReached(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(silentTimeoutMs);
  const options = { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal } as const;
  return fetch(new URL(url).origin, options).then(
    () => true,
    () => false,
  );
}

/** The browsers tell these apart by their words only. Whatever else they say, the window was closed without an answer. */
function codeOf(words: string): ServiceErrorCode {
  // Chromium: "Authorization page could not be loaded."
  if (/could not be loaded/i.test(words)) return 'sign-in-page-unreachable';
  // Chromium: "Only one web auth flow is allowed at a time.": the page of an earlier try is still loading.
  if (/only one web auth flow/i.test(words)) return 'sign-in-busy';
  return 'sign-in-closed';
}
