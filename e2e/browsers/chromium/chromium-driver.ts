import { openSiteAccess, type SiteAccess } from '../../fixtures/host-permissions';
import { launchExtension } from '../../fixtures/launch-extension';
import { pickFromNativeMenu } from '../../fixtures/native-menu';
import { openRealPopup, reachRealPopup } from '../../fixtures/real-popup';
import { killWorker } from '../../fixtures/worker-life';
import type { StandIn } from '../../stand-in/stand-in';
import type { BrowserDriver } from '../browser-driver';
import { chromiumPage, locatorOf } from './chromium-page';
import { chromiumPopup } from './chromium-popup';

/** Starts Chromium with the extension as it ships; the drivers' Chromium twin of the fixture `extension`. */
export async function startChromium(how: {
  standIn: StandIn;
  profile: string;
  headless: boolean;
  browser?: { executablePath: string; env: Record<string, string> };
}): Promise<BrowserDriver> {
  const { extension, consoleErrors } = await launchExtension(how);
  const { context, url, id } = extension;
  let siteAccess: Promise<SiteAccess> | null = null;
  const access = () => (siteAccess ??= openSiteAccess(extension));

  async function openTab(address: string) {
    const page = await context.newPage();
    await page.goto(address);
    // A tab behind another one is not painted, and cannot be clicked.
    await page.bringToFront();
    return chromiumPage(page);
  }

  async function isBackgroundRunning(): Promise<boolean> {
    const cdp = await context.browser()?.newBrowserCDPSession();
    const { targetInfos } = (await cdp?.send('Target.getTargets')) ?? { targetInfos: [] };
    await cdp?.detach();
    return targetInfos.some((target) => target.type === 'service_worker' && target.url.includes(id));
  }

  return {
    name: 'chromium',
    openExtension: (path) => openTab(url(path)),
    openCliq: (path = '/') => openTab(`https://cliq.zoho.com${path}`),
    openPopup: async () => chromiumPopup(await openRealPopup(extension)),
    async openPanel() {
      const popup = await openRealPopup(extension);
      await popup.click('button', 'Open in the side panel');
      return chromiumPopup(await reachRealPopup(extension, 'src/popup/panel.html'));
    },
    async opens(address, act) {
      const opened = context.waitForEvent('page');
      await act();
      const page = await opened;
      await page.waitForURL((to) => to.href.startsWith(address));
      return chromiumPage(page);
    },
    countTabs: async () => context.pages().length,
    pickFromNativeMenu: (target, item) => pickFromNativeMenu(locatorOf(target), item),
    stopBackground: () => killWorker(extension),
    isBackgroundRunning,
    siteAccess: {
      withholdAll: async () => (await access()).withholdAll(),
      allow: async (host) => (await access()).allow(host),
    },
    errors: consoleErrors,
    close: () => context.close(),
  };
}
