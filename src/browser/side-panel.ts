import browser from 'webextension-polyfill';

/** The side panel and the full tab: one page, which takes whatever room it gets. */
const page = 'src/popup/panel.html';

/** Chrome's own; the polyfill and its types know nothing of it. */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

function chromeSidePanel(): SidePanel | null {
  const api: unknown = Reflect.get(browser, 'sidePanel');
  return isSidePanel(api) ? api : null;
}

function isSidePanel(api: unknown): api is SidePanel {
  return typeof api === 'object' && api !== null && 'open' in api;
}

/** Whether this browser can show the list beside its pages. */
export function hasSidePanel(): boolean {
  return chromeSidePanel() !== null || browser.sidebarAction !== undefined;
}

/** Shows the list beside the pages of this window. Call it straight from a click: the browser demands one. */
export async function openSidePanel(): Promise<void> {
  const panel = chromeSidePanel();
  if (!panel) return browser.sidebarAction.open();
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await panel.open({ windowId: id });
}

/** Shows the list in a tab of its own. `deed`: what the tab is to do first, such as `#restore`. */
export async function openListTab(deed = ''): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`${page}?tab${deed}`) });
}

/** Opens the panel when the user presses its keys. Call it in the background's first turn. */
export function openSidePanelOnCommand(): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name !== 'open-panel') return;
    // Asking for anything first would lose the key press, which the browser demands.
    const opening = chromeSidePanel()?.open({ windowId: tab?.windowId ?? -1 }) ?? browser.sidebarAction.open();
    opening.catch((error: unknown) => console.error('the side panel did not open', error));
  });
}
