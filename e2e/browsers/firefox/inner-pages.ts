import { expect } from '@playwright/test';
import type { BrowserPage } from '../browser-driver';
import type { Bidi } from './bidi';
import { geckoId } from './built-extension';
import { firefoxPage, waitForPage } from './firefox-page';

interface InnerBrowser {
  browsingContext: { id: number };
  currentURI: { spec: string };
  closest(selector: string): { hidePopup(): void };
}

declare const ChromeUtils: {
  importESModule(url: string): { NavigableManager: { getBrowsingContextById(id: string): object | null } };
};
declare const Services: { focus: { activeWindow: object | null } };
declare const BrowsingContext: { get(id: number): object | null };
declare const WebExtensionPolicy: {
  getByID(id: string): {
    extension: {
      apiManager: {
        global: {
          browserActionFor(extension: object): { openPopup(window: object, openInCurrent: boolean): Promise<void> };
        };
      };
    };
  };
};
interface BrowserDocument {
  querySelector(selector: string): InnerBrowser | null;
  querySelectorAll(selector: string): Iterable<{ remove(): void }>;
}
declare const document: BrowserDocument;
declare const SidebarController: { browser: { contentDocument: BrowserDocument | null } | null; hide(): void };

/** Lets the protocol reach what Firefox does not list as a tab: popup and sidebar, by the number that Firefox gives each. */
export function reachInnerPages(bidi: Bidi): Promise<void> {
  return bidi.inBrowser(() => {
    const { NavigableManager: known } = ChromeUtils.importESModule(
      'chrome://remote/content/shared/NavigableManager.sys.mjs',
    );
    const ordinary = known.getBrowsingContextById.bind(known);
    known.getBrowsingContextById = (id) =>
      ordinary(id) ?? (id.startsWith('inner ') ? BrowsingContext.get(Number(id.slice(6))) : null);
  });
}

/** The popup under the icon, opened by it. Firefox closes it when another window comes to the front, such as one that closes late. */
export async function openPopup(bidi: Bidi, address: string): Promise<BrowserPage> {
  const isInFront = () =>
    bidi.inBrowser(() => {
      if (Services.focus.activeWindow === window) return true;
      window.focus();
      return false;
    });
  await expect.poll(isInFront, { message: 'the window is in front', intervals: [30] }).toBe(true);
  await bidi.inBrowser(async (id) => {
    const { extension } = WebExtensionPolicy.getByID(id);
    await extension.apiManager.global.browserActionFor(extension).openPopup(window, true);
  }, geckoId);
  const find = () =>
    bidi.inBrowser((): number | null => {
      const popup = document.querySelector('.webextension-popup-browser');
      return popup?.browsingContext.id ?? null;
    });
  return innerPage(bidi, find, address, () =>
    bidi.inBrowser(() => {
      const popup = document.querySelector('.webextension-popup-browser');
      popup?.closest('panel').hidePopup();
    }),
  );
}

/**
 * Removes the popup's place of an extension that is gone. Firefox (seen in ESR 153) leaves one, and the same extension,
 * installed again, opens its popup there: under listeners of the one that is gone, which may fail and close it.
 */
export const forgetPopup = (bidi: Bidi): Promise<void> =>
  bidi.inBrowser(() => {
    for (const left of document.querySelectorAll('panelview[id^="PanelUI-webext-"]')) left.remove();
  });

/** The sidebar that somebody has opened. */
export function openSidebar(bidi: Bidi, address: string): Promise<BrowserPage> {
  const find = () =>
    bidi.inBrowser((): number | null => {
      const found = SidebarController.browser?.contentDocument?.querySelector('#webext-panels-browser');
      return found?.browsingContext.id ?? null;
    });
  return innerPage(bidi, find, address, () => bidi.inBrowser(() => SidebarController.hide()));
}

async function innerPage(
  bidi: Bidi,
  find: () => Promise<number | null>,
  address: string,
  close: () => Promise<void>,
): Promise<BrowserPage> {
  let id: number | null = null;
  const isThere = async () => {
    id = await find();
    return id !== null;
  };
  await expect.poll(isThere, { message: address, intervals: [30] }).toBe(true);
  const context = `inner ${id}`;
  await waitForPage(bidi, context, address);
  return firefoxPage(bidi, context, close);
}
