import type { BrowserElement, BrowserPage } from './browser-driver';

/** The newest message in the open chat whose text contains `text`. */
export function messageIn(cliq: BrowserPage, text: string): BrowserElement {
  return cliq.css('main .currentchat:not(.dN) .zcmsg').withText(text).last();
}

/** Points at a message, where its text begins; the star button appears beside it. */
export async function starButton(cliq: BrowserPage, text: string): Promise<BrowserElement> {
  await messageIn(cliq, text).hover({ x: 90, y: 8 });
  return cliq.get('button', /^(Star message|Starred: .+)$/);
}

/** Chooses from the star button's menu. */
export async function pickFromButton(cliq: BrowserPage, text: string, item: string): Promise<void> {
  await (await starButton(cliq, text)).click();
  await cliq
    .get('menu', 'Star type')
    .get(item === 'Remove star' ? 'menuitem' : 'menuitemradio', item)
    .click();
}
