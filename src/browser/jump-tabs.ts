import browser from 'webextension-polyfill';
import type { JumpAnswer, JumpFailure, JumpPlace, SavedCopy } from '../stars/jump';
import { runContentScriptIn, runSecondScriptIn } from './life-cycle';
import { sendToMessage, showTab, tellTab } from './tab-messages';

/** An open tab of Cliq. */
export interface OpenTab {
  id: number;
  address: string;
  /** A call may be going on in it, which would end with the page. */
  isAudible: boolean;
}

/** The tabs of the browser, as far as a jump to a message needs them. */
export interface JumpTabs {
  /** The open tabs of a host, the one used last first; none when the browser withholds the host. */
  openOn(origin: string): Promise<OpenTab[]>;
  /** Brings it to the front. */
  show(tabId: number): Promise<void>;
  /** Leads a tab to an address. */
  load(tabId: number, address: string): Promise<void>;
  /** Opens a tab in front. */
  open(address: string): Promise<number | null>;
  goTo(tabId: number, place: JumpPlace): Promise<JumpAnswer | '' | null>;
  sayNotShown(tabId: number, reason: JumpFailure, copy: SavedCopy): Promise<boolean>;
  /** For a page that is older than the extension. */
  runContentScript(tabId: number): Promise<void>;
  runSecondScript(tabId: number): Promise<void>;
}

export const jumpTabs: JumpTabs = {
  async openOn(origin) {
    const tabs = await browser.tabs.query({ url: `${origin}/*` });
    return tabs
      .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
      .flatMap(({ id, url = '', audible = false }) =>
        id === undefined ? [] : [{ id, address: url, isAudible: audible }],
      );
  },
  show: showTab,
  async load(tabId, address) {
    await browser.tabs.update(tabId, { url: address });
  },
  async open(address) {
    const { id, windowId } = await browser.tabs.create({ url: address });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return id ?? null;
  },
  goTo: sendToMessage,
  sayNotShown: (tabId, reason, copy) => tellTab(tabId, { kind: 'not-shown', reason, copy }),
  runContentScript: runContentScriptIn,
  runSecondScript: runSecondScriptIn,
};
