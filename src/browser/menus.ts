import browser, { type Menus } from 'webextension-polyfill';

export interface MenuItem {
  id: string;
  title: string;
  parentId?: string;
  kind?: 'separator' | 'checkbox';
  isVisible?: boolean;
  /** Match patterns of pages: only there, wherever the menu is opened. */
  onPages?: readonly string[];
  /** Match patterns of addresses: only on links to them, in any page. */
  onLinks?: readonly string[];
}

/** A choice in the menu. */
export interface MenuPick {
  itemId: string;
  tabId: number | null;
  /** The menu was opened in a frame inside the page. */
  isInFrame: boolean;
  /** The address of the link that the menu was opened on. */
  link: string | null;
}

/** The menu is about to be seen. `element` names what it was opened on, for the tab's content script. */
export interface MenuShown {
  tabId: number;
  element: number | undefined;
}

const everywhere: Menus.ContextType[] = ['page', 'selection', 'link', 'image', 'editable', 'video', 'audio'];

/** Replaces this extension's context menu by `items`. */
export async function replaceMenu(items: readonly MenuItem[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, parentId, kind, isVisible, onPages, onLinks } of items) {
    browser.contextMenus.create({
      id,
      ...(kind === 'separator' ? {} : { title }),
      ...(kind !== undefined && { type: kind }),
      ...(parentId !== undefined && { parentId }),
      ...(isVisible !== undefined && { visible: isVisible }),
      contexts: onLinks ? ['link'] : everywhere,
      ...(onPages && { documentUrlPatterns: [...onPages] }),
      ...(onLinks && { targetUrlPatterns: [...onLinks] }),
    });
  }
}

/** What of an item may change while it is there. */
export type MenuChange = Partial<{ title: string; checked: boolean; enabled: boolean; visible: boolean }>;

/** Changes an item; one that is not there (the menu is switched off, or not made yet) stays away. */
export async function updateMenuItem(id: string, change: MenuChange): Promise<void> {
  await browser.contextMenus.update(id, change).catch(() => undefined);
}

/** Registers for choices in the menu. Call it in the background's first turn. */
export function onMenuPicked(listener: (pick: MenuPick) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId, linkUrl }, tab) => {
    const tabId = tab?.id !== undefined && tab.id >= 0 ? tab.id : null;
    listener({ itemId: String(menuItemId), tabId, isInFrame: (frameId ?? 0) !== 0, link: linkUrl ?? null });
  });
}

/**
 * Firefox tells when the menu is about to be seen, and lets it be changed then; Chrome does not, its content script tells beforehand
 * (`menu-state.ts`). Calls `onShown` and then refreshes the menu; `onHidden` when it is gone. Call it in the background's first turn.
 */
export function onMenuShown(onShown: (shown: MenuShown) => Promise<void>, onHidden: () => void): void {
  // Only with Firefox's permission `menus`; the polyfill passes it through.
  const { menus }: { menus?: Menus.Static } = browser;
  if (!menus?.onShown) return;
  menus.onShown.addListener((info, tab) => {
    const { menuIds, targetElementId: element } = info;
    if (tab.id === undefined || menuIds.length === 0) return;
    onShown({ tabId: tab.id, element }).then(() => menus.refresh(), console.error);
  });
  menus.onHidden.addListener(onHidden);
}
