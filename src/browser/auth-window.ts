import browser from 'webextension-polyfill';
import { ServiceError } from '../stars/service-error';

/**
 * Opens Zoho's page in a window of its own and resolves with the URL that it redirects to at the end.
 * @throws ServiceError `sign-in-closed` (the user closed it, or Zoho showed an error page and never redirected),
 *   `sign-in-page-unreachable`
 */
export async function openAuthWindow(url: string): Promise<string> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : '';
    // Chromium: "Authorization page could not be loaded."; otherwise the window was closed (both browsers).
    throw new ServiceError(/could not be loaded/i.test(words) ? 'sign-in-page-unreachable' : 'sign-in-closed', words);
  }
}
