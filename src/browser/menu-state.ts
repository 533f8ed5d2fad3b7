import type { Menus, Runtime } from 'webextension-polyfill';
import { nativeBrowser } from './native-browser';

/**
 * What the context menu says of the message under the pointer: its star type, `none` when it has no star, empty when that is not
 * known.
 */
export type MenuState = string;

const { menus }: { menus?: Menus.Static } = nativeBrowser;

/**
 * In the content script: has the menu prepared. Of a menu that is not prepared nothing is lost but the check. Firefox asks when the menu
 * opens, so nothing is sent there.
 */
export async function tellMenu(state: MenuState): Promise<void> {
  try {
    if (!menus) await nativeBrowser.runtime.sendMessage({ menu: state });
  } catch {
    // The extension may have gone from under this script.
  }
}

/** In the content script: the element that Firefox opened the menu on; undefined in Chrome. */
export function targetElement(id: number | undefined): Element | undefined {
  const element = id === undefined ? undefined : menus?.getTargetElement(id);
  return element instanceof Element ? element : undefined;
}

/** In the background: calls `listener` with what a chat page says. Call it in the background's first turn. */
export function onMenuState(listener: (state: MenuState) => void): void {
  nativeBrowser.runtime.onMessage.addListener((message: unknown, { tab }: Runtime.MessageSender) => {
    if (typeof message !== 'object' || message === null || !('menu' in message)) return undefined;
    // What a tab says that is not seen is at best late.
    if (typeof message.menu === 'string') listener(tab?.active ? message.menu : '');
    return undefined;
  });
}
