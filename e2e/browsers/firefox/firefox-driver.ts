import { expect } from '@playwright/test';
import type { StandIn } from '../../stand-in/stand-in';
import type { BrowserDriver, BrowserElement, BrowserPage } from '../browser-driver';
import { isBackgroundRunning, stopBackground } from './background';
import type { Bidi } from './bidi';
import { dist, geckoId } from './built-extension';
import { firefoxPage, goTo, waitForPage } from './firefox-page';
import { forgetPopup, openPopup, openSidebar } from './inner-pages';
import type { Firefox } from './launch-firefox';
import { chooseFromStarMenu, closeMenu, openStarMenu, type StarMenu } from './native-menu';
import { openPrivateWindow } from './private-window';
import { siteAccessOf } from './site-access';

declare const WebExtensionPolicy: { getByID(id: string): { mozExtensionHostname: string } };
declare const Ci: {
  nsIClearDataService: Record<'CLEAR_COOKIES' | 'CLEAR_ALL_CACHES' | 'CLEAR_DOM_STORAGES', number>;
};
declare const Services: {
  clearData: { deleteData(what: number, callback: { onDataDeleted(): void }): void };
};

/** What only Firefox has. */
export interface FirefoxDriver extends BrowserDriver {
  name: 'firefox';
  bidi: Bidi;
  /** Right-clicks, looks at "Star message" in the native menu, and closes it. */
  lookAtStarMenu(target: BrowserElement): Promise<StarMenu>;
  /** Opens a page of the extension, or of a site, in a private window of its own. */
  openPrivately(address: string): Promise<BrowserPage>;
}

/** Installs the extension as it ships. To close the driver is to remove it, and all that was left behind. */
export async function driveFirefox(
  firefox: Firefox,
  standIn: StandIn,
  /** Another way to install it than from the folder that ships. */
  install: () => Promise<void> = async () => void (await firefox.browser.installExtension(dist)),
  { opensFirstPage = true } = {},
): Promise<FirefoxDriver> {
  const { bidi } = firefox;
  const errorsBefore = firefox.errors.length;
  firefox.leadTo(standIn.port);
  await install();
  const host = await hostOf(bidi);
  const extensionUrl = (path: string) => `moz-extension://${host}/${path}`;
  if (opensFirstPage) await leaveFirstPage(bidi, extensionUrl('src/options/index.html'));
  const pageIn = (context: string) => firefoxPage(bidi, context, () => bidi.send('browsingContext.close', { context }));

  async function openTab(url: string) {
    const context = await bidi.openTab();
    await goTo(bidi, context, url);
    return pageIn(context);
  }

  return {
    name: 'firefox',
    bidi,
    openExtension: (path) => openTab(extensionUrl(path)),
    openCliq: (path = '/') => openTab(`https://cliq.zoho.com${path}`),
    openPopup: () => openPopup(bidi, extensionUrl('src/popup/index.html')),
    async openPanel() {
      const popup = await openPopup(bidi, extensionUrl('src/popup/index.html'));
      await popup.get('button', 'Open in the side panel').click();
      return openSidebar(bidi, extensionUrl('src/popup/panel.html'));
    },
    async opens(address, act) {
      const before = new Set((await bidi.tabs()).map(({ context }) => context));
      await act();
      let found = '';
      const look = async () => {
        const opened = (await bidi.tabs()).find(({ context, url }) => !before.has(context) && url.startsWith(address));
        found = opened?.context ?? '';
        return found;
      };
      await expect.poll(look, { message: `${address} opens`, intervals: [30] }).not.toBe('');
      await waitForPage(bidi, found, address);
      return pageIn(found);
    },
    async openPrivately(address) {
      const context = await openPrivateWindow(bidi);
      await goTo(bidi, context, new URL(address, extensionUrl('')).href);
      return pageIn(context);
    },
    countTabs: async () => (await bidi.tabs()).length,
    async pickFromNativeMenu(target, item) {
      await openStarMenu(bidi, target);
      await chooseFromStarMenu(bidi, item);
    },
    async lookAtStarMenu(target) {
      const menu = await openStarMenu(bidi, target);
      await closeMenu(bidi);
      return menu;
    },
    stopBackground: () => stopBackground(bidi),
    isBackgroundRunning: () => isBackgroundRunning(bidi),
    siteAccess: siteAccessOf(bidi),
    get errors() {
      return firefox.errors.slice(errorsBefore);
    },
    async close() {
      await firefox.browser.uninstallExtension(geckoId);
      await forgetPopup(bidi);
      await cleanUp(bidi);
    },
  };
}

/** Firefox gives each installation an address of its own. */
const hostOf = (bidi: Bidi) => bidi.inBrowser((id) => WebExtensionPolicy.getByID(id).mozExtensionHostname, geckoId);

/** The options, which the extension opens at its first run. Most people have seen them long ago. */
async function leaveFirstPage(bidi: Bidi, address: string): Promise<void> {
  const find = async () => (await bidi.tabs()).find(({ url }) => url === address)?.context ?? '';
  await expect.poll(find, { message: 'the first page opens', intervals: [30] }).not.toBe('');
  const context = await find();
  await waitForPage(bidi, context, address);
  await goTo(bidi, context, 'about:blank');
}

/** As a new profile is: one empty tab, and nothing of any site. */
async function cleanUp(bidi: Bidi): Promise<void> {
  const tabs = await bidi.tabs();
  await bidi.openTab(tabs[0]?.context);
  for (const { context } of tabs) await bidi.send('browsingContext.close', { context });
  await bidi.inBrowser(async () => {
    const { CLEAR_COOKIES, CLEAR_ALL_CACHES, CLEAR_DOM_STORAGES } = Ci.nsIClearDataService;
    await new Promise<void>((resolve) =>
      Services.clearData.deleteData(CLEAR_COOKIES | CLEAR_ALL_CACHES | CLEAR_DOM_STORAGES, { onDataDeleted: resolve }),
    );
  });
}
