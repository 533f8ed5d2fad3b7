import browser from 'webextension-polyfill';
import type { ChangeNotice } from '../stars/star-service';
import type { StarType } from '../stars/star-type';

/** What the background says to the content script of a Cliq tab. */
export type TabMessage =
  | { kind: 'changed'; notice: ChangeNotice }
  /** An item of the context menu was chosen: it applies to the message that the menu was opened on. */
  | { kind: 'menu-picked'; type: StarType | null };

/** In the content script: calls `listener` for every message from the background, until `signal` is aborted. */
export function onTabMessage(listener: (message: TabMessage) => void, signal: AbortSignal): void {
  const receive = (message: unknown) => {
    // Only the background can reach a tab's content script; pages and other extensions cannot.
    if (isTabMessage(message)) listener(message);
    return undefined;
  };
  browser.runtime.onMessage.addListener(receive);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(receive), { once: true });
}

function isTabMessage(message: unknown): message is TabMessage {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

/** Says something to one tab. False when no content script listens there (a tab older than the extension). */
export async function tellTab(tabId: number, message: TabMessage): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

/** Tells every open Cliq tab of a change. `patterns` are match patterns of Cliq's hosts. */
export async function tellCliqTabs(patterns: string[], notice: ChangeNotice): Promise<void> {
  const tabs = await browser.tabs.query({ url: patterns });
  await Promise.all(tabs.map((tab) => tab.id !== undefined && tellTab(tab.id, { kind: 'changed', notice })));
}
