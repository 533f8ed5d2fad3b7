import { starTypeName, t } from '../browser/i18n';
import { type MenuItem, replaceMenu } from '../browser/menus';
import type { PageSettings } from '../browser/page-settings';
import { tellTab } from '../browser/tab-messages';
import { cliqMatchPatterns } from '../cliq/data-centers';
import { messageLinkPatterns } from '../cliq/linked-message';
import { isStarType, type StarType, starTypes } from '../stars/star-type';

/** What a choice is for: the message that the menu was opened on, or the one that a link leads to. */
export const menuTargets = ['star', 'link'] as const;
export type MenuTarget = (typeof menuTargets)[number];

/** What the user has set and the menu shows. */
export type MenuSettings = Pick<PageSettings, 'lastType' | 'hasContextMenu'>;

/**
 * Puts "Star message" into the context menu of Cliq's pages, and "Star linked message" into that of links to messages in any page; takes both away when
 * the organization wants neither.
 */
export function installMenu(settings: MenuSettings, isOff = false): Promise<void> {
  if (isOff) return replaceMenu([]);
  return replaceMenu([
    ...submenu('star', t('menu_starMessage'), settings).map((item) => ({ ...item, onPages: cliqMatchPatterns })),
    ...submenu('link', t('menu_starLinked'), settings).map((item) => ({ ...item, onLinks: messageLinkPatterns })),
  ]);
}

function submenu(id: MenuTarget, title: string, { lastType, hasContextMenu }: MenuSettings): MenuItem[] {
  const separator = (name: string): MenuItem => ({ id: `${id}/${name}`, title: '', parentId: id, kind: 'separator' });
  // Of a link it is not known what star its message has. Not `radio`: without a star Chrome would check the first.
  const kind = id === 'star' ? { kind: 'checkbox' as const } : {};
  return [
    { id, title, isVisible: hasContextMenu },
    { id: `${id}/last`, title: lastTitle(lastType), parentId: id },
    separator('types'),
    ...starTypes.map((type) => ({ id: `${id}/${type}`, title: starTypeName(type), parentId: id, ...kind })),
    separator('end'),
    { id: `${id}/remove`, title: t('menu_removeStar'), parentId: id },
  ];
}

export function lastTitle(lastType: StarType): string {
  return t('menu_starAs', starTypeName(lastType));
}

export interface MenuChoice {
  target: MenuTarget;
  type: StarType | null;
}

/** What an item stands for; null when it is none of ours. */
export function choiceOf(itemId: string, lastType: StarType): MenuChoice | null {
  const [first, choice] = itemId.split('/');
  const target = menuTargets.find((each) => each === first);
  if (!target) return null;
  if (choice === 'remove') return { target, type: null };
  const type = choice === 'last' ? lastType : choice;
  return isStarType(type) ? { target, type } : null;
}

/**
 * Hands a choice to the tab's content script, which knows the message that the menu was opened on and tells the user how it
 * went. A tab without one (it is older than the extension) gets one: `runContentScript` is called. When there is still none, the
 * browser withholds the page from the extension, and `sayWithheld` is called.
 */
export async function passOnChoice(
  type: StarType | null,
  tabId: number,
  { runContentScript, sayWithheld }: { runContentScript: () => Promise<void>; sayWithheld: () => Promise<void> },
): Promise<void> {
  if (await tellTab(tabId, { kind: 'menu-picked', type })) return;
  await runContentScript();
  // The new script knows no message yet: it asks the user to right-click once more.
  if (!(await tellTab(tabId, { kind: 'menu-picked', type }))) await sayWithheld();
}
