import browser from 'webextension-polyfill';

export interface MenuItem {
  id: string;
  title: string;
  parentId?: string;
  isSeparator?: boolean;
}

/** Replaces this extension's context menu by `items`, shown only on pages that match `documentUrlPatterns`. */
export async function replaceMenu(items: readonly MenuItem[], documentUrlPatterns: readonly string[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, parentId, isSeparator } of items) {
    browser.contextMenus.create({
      id,
      ...(isSeparator ? { type: 'separator' } : { title }),
      ...(parentId === undefined ? {} : { parentId }),
      contexts: ['page', 'selection', 'link', 'image', 'editable', 'video', 'audio'],
      documentUrlPatterns: [...documentUrlPatterns],
    });
  }
}

/** Registers for choices in the menu of a tab's top frame. Call it in the background's first turn. */
export function onMenuPicked(listener: (id: string, tabId: number) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    // A frame inside the page (an app's widget, say) holds no messages of Cliq.
    if (tab?.id !== undefined && (frameId ?? 0) === 0) listener(String(menuItemId), tab.id);
  });
}
