import { expect } from '@playwright/test';
import type { Bidi } from './bidi';
import { geckoId } from './built-extension';

declare const OpenBrowserWindow: (how: { private: boolean }) => void;

declare const ChromeUtils: {
  importESModule(url: string): {
    ExtensionPermissions: { add(id: string, what: object, extension: object): Promise<void> };
    AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
  };
};
declare const WebExtensionPolicy: { getByID(id: string): { extension: { backgroundState: string } } | null };

/** The user allows the extension in private windows, which nobody does by default: Firefox starts it anew. */
export async function allowInPrivateWindows(bidi: Bidi): Promise<void> {
  await bidi.inBrowser(async (id) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(id) ?? { extension: {} };
    await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, extension);
    await (await AddonManager.getAddonByID(id)).reload();
  }, geckoId);
  const state = () => bidi.inBrowser((id) => WebExtensionPolicy.getByID(id)?.extension.backgroundState, geckoId);
  await expect.poll(state, 'the extension runs again').toBe('running');
}

/** Resolves with its tab. */
export async function openPrivateWindow(bidi: Bidi): Promise<string> {
  const before = new Set((await bidi.tabs()).map(({ context }) => context));
  await bidi.inBrowser(() => {
    OpenBrowserWindow({ private: true });
  });
  let found = '';
  const look = async () => {
    found =
      (await bidi.tabs()).find(({ context, url }) => !before.has(context) && url === 'about:privatebrowsing')
        ?.context ?? '';
    return found;
  };
  await expect.poll(look, { message: 'a private window opens', intervals: [50] }).not.toBe('');
  return found;
}
