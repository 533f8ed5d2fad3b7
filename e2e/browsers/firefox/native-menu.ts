import { expect } from '@playwright/test';
import type { BrowserElement } from '../browser-driver';
import type { Bidi } from './bidi';

const intervals = [20, 50];

interface NativeMenu extends Element {
  state: 'open' | 'showing' | 'closed' | 'hiding';
  readonly children: HTMLCollectionOf<NativeItem>;
  activateItem(item: NativeItem): void;
  hidePopup(): void;
  /** Ours. */
  watch?: MutationObserver;
  timesMade: number;
}

interface NativeItem extends Element {
  hidden: boolean;
  /** Of an item that leads to a menu of its own. */
  menupopup: NativeMenu | null;
  openMenu(opens: boolean): void;
}

/** The browser's own window. */
declare const document: { getElementById(id: 'contentAreaContextMenu'): NativeMenu };

/** What "Star message" offers in the context menu that is open. */
export interface StarMenu {
  labels: string[];
  /** Those with a check. */
  checked: string[];
}

/**
 * Right-clicks and opens "Star message", as the pointer would. Firefox tells the extension of the menu and makes our items anew when it
 * has an answer, which takes some hundred milliseconds where the background was asleep: no hand is faster, so that is waited for.
 */
export async function openStarMenu(bidi: Bidi, target: BrowserElement): Promise<StarMenu> {
  await countMaking(bidi);
  await target.rightClick();
  await expect.poll(() => stateOf(bidi), { message: 'the context menu opens', intervals }).toBe('open');
  await expect.poll(() => timesMade(bidi), { message: 'its items are brought up to date', intervals }).toBe(2);
  let menu: StarMenu | null = null;
  await expect
    .poll(async () => (menu = await open(bidi)), { message: '“Star message” opens', intervals })
    .not.toBeNull();
  return menu ?? { labels: [], checked: [] };
}

/** Chooses from it. Everything closes. */
export async function chooseFromStarMenu(bidi: Bidi, label: string): Promise<void> {
  await bidi.inBrowser((wanted) => {
    const items = [...document.getElementById('contentAreaContextMenu').children];
    const menu = items.find((item) => item.getAttribute('label') === 'Star message')?.menupopup;
    const item = [...(menu?.children ?? [])].find((each) => each.getAttribute('label') === wanted);
    if (!menu || !item) throw new Error(`“Star message” has no “${wanted}”`);
    menu.activateItem(item);
  }, label);
  await closed(bidi);
}

export async function closeMenu(bidi: Bidi): Promise<void> {
  await bidi.inBrowser(() => document.getElementById('contentAreaContextMenu').hidePopup());
  await closed(bidi);
}

const closed = (bidi: Bidi) =>
  expect.poll(() => stateOf(bidi), { message: 'the context menu closes', intervals }).toBe('closed');

const stateOf = (bidi: Bidi) => bidi.inBrowser(() => document.getElementById('contentAreaContextMenu').state);

/** Null until it is open. */
function open(bidi: Bidi): Promise<StarMenu | null> {
  return bidi.inBrowser(() => {
    const items = [...document.getElementById('contentAreaContextMenu').children];
    const ours = items.find((item) => item.getAttribute('label') === 'Star message' && !item.hidden);
    if (ours?.menupopup?.state !== 'open') {
      ours?.openMenu(true);
      return null;
    }
    const offered = [...ours.menupopup.children].filter((item) => item.getAttribute('label') !== null && !item.hidden);
    const nameOf = (item: NativeItem) => item.getAttribute('label') ?? '';
    const isChecked = (item: NativeItem) => ![null, 'false'].includes(item.getAttribute('checked'));
    return { labels: offered.map(nameOf), checked: offered.filter(isChecked).map(nameOf) };
  });
}

/** From now on: how often our items are put into the menu. */
function countMaking(bidi: Bidi): Promise<void> {
  return bidi.inBrowser(() => {
    const menu = document.getElementById('contentAreaContextMenu');
    menu.timesMade = 0;
    menu.watch ??= new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node instanceof Element && node.getAttribute('label') === 'Star message') menu.timesMade += 1;
    });
    menu.watch.observe(menu, { childList: true });
  });
}

const timesMade = (bidi: Bidi) => bidi.inBrowser(() => document.getElementById('contentAreaContextMenu').timesMade);
