import { onMenuState } from '../browser/menu-state';
import { onMenuPicked, onMenuShown, updateMenuItem } from '../browser/menus';
import { followPageSettings, readPageSettings } from '../browser/page-settings';
import { askTab } from '../browser/tab-messages';
import type { StarLinked } from './linked-stars';
import { createMenuChecks } from './menu-checks';
import { choiceOf, installMenu, lastTitle, type MenuSettings, menuTargets, passOnChoice } from './menus';

interface Needs {
  /** True when the organization has switched the menu off. */
  isOff: () => Promise<boolean>;
  runContentScript: () => Promise<void>;
  /** The browser withholds the page from the extension: somebody has to be told. */
  sayWithheld: () => Promise<void>;
  starLinked: StarLinked;
}

/** The context menu at work: call it in the background's first turn. */
export function createStarMenu({ isOff, starLinked, ...tab }: Needs): {
  /** Makes it anew, as the organization and the user want it. */
  install(): Promise<void>;
} {
  const checks = createMenuChecks();
  /** What goes wrong here leaves a menu that does its work, and says less. */
  const attempt = (work: Promise<unknown>) => void work.catch((error: unknown) => console.error('the menu', error));

  function showSettings({ lastType, hasContextMenu }: MenuSettings): void {
    for (const target of menuTargets) {
      attempt(updateMenuItem(target, { visible: hasContextMenu }));
      attempt(updateMenuItem(`${target}/last`, { title: lastTitle(lastType) }));
    }
  }

  async function picked(itemId: string, tabId: number, link: string | null, isInFrame: boolean): Promise<void> {
    const choice = choiceOf(itemId, (await readPageSettings()).lastType);
    if (choice?.target === 'link' && link !== null) await starLinked(link, choice.type, tabId);
    // A frame inside the page (an app's widget, say) holds no messages of Cliq.
    if (choice?.target === 'star' && !isInFrame) await passOnChoice(choice.type, tabId, tab);
  }

  // The worker before this one may have died with a check in the menu.
  attempt(checks.reset());
  followPageSettings(showSettings, new AbortController().signal);
  onMenuState((state) => attempt(checks.show(state)));
  onMenuShown(
    async ({ tabId, element }) => checks.show(await askTab(tabId, { kind: 'menu-shown', element })),
    () => attempt(checks.show('')),
  );
  onMenuPicked(({ itemId, tabId, link, isInFrame }) => {
    attempt(checks.reset());
    if (tabId !== null) attempt(picked(itemId, tabId, link, isInFrame));
  });
  return {
    install: async () => installMenu(await readPageSettings(), await isOff()),
  };
}
