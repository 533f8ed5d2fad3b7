import browser from 'webextension-polyfill';

/** Shows a mark of at most four characters on the toolbar icon, and says why in its tooltip. Empty: no mark. */
export async function showBadge(mark: string, tooltip: string): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: mark }),
    browser.action.setBadgeBackgroundColor({ color: '#b3261e' }),
    browser.action.setTitle({ title: tooltip }),
  ]);
}
