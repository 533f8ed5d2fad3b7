import browser from 'webextension-polyfill';

const secondScript = 'src/study/index.iife.js';

/** Calls `listener` when the extension was installed or updated. Call it in the background's first turn. */
export function onInstalled(listener: (reason: 'install' | 'update' | 'other') => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    listener(reason === 'install' || reason === 'update' ? reason : 'other');
  });
}

/** Calls `listener` when the browser was started. Call it in the background's first turn. */
export function onBrowserStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}

export function openOptionsPage(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Runs the content script in tabs that were open before the extension was: Chrome injects it only into pages loaded later. */
export function runContentScriptInOpenTabs(patterns: readonly string[]): Promise<void> {
  return runInOpenTabs(patterns, contentScript());
}

function contentScript(): string[] {
  return browser.runtime.getManifest().content_scripts?.flatMap(({ js }) => js ?? []) ?? [];
}

/** The same in one tab. */
export function runContentScriptIn(tabId: number): Promise<void> {
  return runIn(tabId, contentScript());
}

/** Runs the second script beside the content script of every open Cliq tab (see `src/cliq/page/second-script.ts`). Its path is that of vite.config.ts. */
export function runSecondScriptInOpenTabs(patterns: readonly string[]): Promise<void> {
  return runInOpenTabs(patterns, [secondScript]);
}

/** The same in one tab. */
export function runSecondScriptIn(tabId: number): Promise<void> {
  return runIn(tabId, [secondScript]);
}

async function runInOpenTabs(patterns: readonly string[], files: string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  await Promise.all(tabs.map(({ id }) => id !== undefined && runIn(id, files)));
}

async function runIn(tabId: number, files: string[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch (error) {
    // A tab may show an error page or be discarded; it gets the script when it is loaded.
    console.info('no content script in a tab that was open already', error instanceof Error ? error.message : '');
  }
}
