import browser from 'webextension-polyfill';

const alarming = '#b3261e';
const flashMs = 6_000;

/** Shows a mark of at most four characters on the toolbar icon, and says why in its tooltip. Empty: no mark. */
export async function showBadge(mark: string, tooltip: string): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: mark }),
    browser.action.setBadgeBackgroundColor({ color: alarming }),
    browser.action.setTitle({ title: tooltip }),
  ]);
}

/**
 * Says in one tab, for some seconds, how something went that the user has just chosen there: where this extension has no page to say
 * it in. It lies over the mark of `showBadge`, and gives way to it.
 */
export async function flashBadge(tabId: number, went: 'well' | 'wrong', tooltip: string): Promise<void> {
  const { action } = browser;
  const isWell = went === 'well';
  await Promise.all([
    action.setBadgeText({ text: isWell ? '✓' : '!', tabId }),
    action.setBadgeBackgroundColor({ color: isWell ? '#1b6e3c' : alarming, tabId }),
    action.setTitle({ title: tooltip, tabId }),
  ]);
  setTimeout(() => {
    // The tab may be gone by then, and the flash with it. An empty title: the extension's own.
    const end = [
      action.setBadgeText({ text: null, tabId }),
      action.setBadgeBackgroundColor({ color: alarming, tabId }),
      action.setTitle({ title: '', tabId }),
    ];
    void Promise.allSettled(end);
  }, flashMs);
}
