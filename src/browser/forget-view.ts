import { nativeBrowser as browser } from './native-browser';

export const viewKey = 'view';
export const wordsKey = 'viewWords';
export const savedViewsKey = 'savedViews';
export const startViewKey = 'startView';

/**
 * Forgets how the list was left (`kept-view.ts`) and this device's copy of the saved views: they name chats and people, and go with the
 * stars. What the user's browser account has of the views stays there, for the next sign-in of the same person.
 */
export async function forgetView(): Promise<void> {
  await Promise.all([
    browser.storage.local.remove([viewKey, savedViewsKey, startViewKey]),
    browser.storage.session.remove(wordsKey),
  ]);
}
