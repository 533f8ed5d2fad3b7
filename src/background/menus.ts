import { starTypeName, t } from '../browser/i18n';
import { type MenuItem, replaceMenu } from '../browser/menus';
import { tellTab } from '../browser/tab-messages';
import { isStarType, type StarType, starTypes } from '../stars/star-type';

const parentId = 'star';
const removeId = 'star/remove';

/** Puts "Star message" with the five types and "Remove star" into the context menu of Cliq's pages; takes it away when it is off. */
export function installMenu(cliqPages: readonly string[], isOff = false): Promise<void> {
  if (isOff) return replaceMenu([], cliqPages);
  const items: MenuItem[] = [
    { id: parentId, title: t('menu_starMessage') },
    ...starTypes.map((type) => ({ id: `star/${type}`, title: starTypeName(type), parentId })),
    { id: 'star/separator', title: '', parentId, isSeparator: true },
    { id: removeId, title: t('menu_removeStar'), parentId },
  ];
  return replaceMenu(items, cliqPages);
}

/**
 * Hands a choice to the tab's content script, which knows the message that the menu was opened on and tells the user how it
 * went. A tab without one (it is older than the extension) gets one: `runContentScript` is called. When there is still none, the
 * browser withholds the page from the extension, and `sayWithheld` is called.
 */
export async function passOnChoice(
  itemId: string,
  tabId: number,
  { runContentScript, sayWithheld }: { runContentScript: () => Promise<void>; sayWithheld: () => Promise<void> },
): Promise<void> {
  const type = choiceOf(itemId);
  if (type === undefined) return;
  if (await tellTab(tabId, { kind: 'menu-picked', type })) return;
  await runContentScript();
  // The new script knows no message yet: it asks the user to right-click once more.
  if (!(await tellTab(tabId, { kind: 'menu-picked', type }))) await sayWithheld();
}

function choiceOf(itemId: string): StarType | null | undefined {
  if (itemId === removeId) return null;
  const type = itemId.replace('star/', '');
  return isStarType(type) ? type : undefined;
}
