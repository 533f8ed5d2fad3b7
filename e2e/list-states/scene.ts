import type { Page } from '@playwright/test';
import { openPopupPage, type PopupPage } from '../fixtures/popup-page';
import { signIn } from '../fixtures/sign-in';
import type { Extension } from '../fixtures/test';
import type { StandIn } from '../stand-in/stand-in';

export interface Scene {
  extension: Extension;
  standIn: StandIn;
}

/** How the list comes into a state. */
export interface State {
  /** Resolves with its page. */
  arrange: (scene: Scene) => Promise<Page>;
  /** CSS px; the popup's when it is not said. */
  size?: { width: number; height: number };
  /** As the browser's zoom does it: this many device pixels are one px. */
  zoom?: number;
  forcedColors?: 'active';
}

export const always = Number.POSITIVE_INFINITY;

/** The launch conversation, its best lines starred, and everyday talk behind them. */
export async function openList(scene: Scene, count = 120): Promise<PopupPage> {
  const { extension, standIn } = scene;
  await signInWithStars(scene, count);
  const popup = await openPopupPage(extension);
  await popup.expectCount(standIn.stars().length);
  await popup.page.getByText('Synced').waitFor();
  return popup;
}

async function signInWithStars({ extension, standIn }: Scene, count = 120): Promise<void> {
  starLaunch(standIn);
  const [account] = standIn.accounts;
  for (const star of standIn.seedStars(count))
    standIn.world.stars.put({ ...star, accountId: account.id, time: star.time - 8 * 3_600_000 });
  await signIn(extension);
}

/** Gives what the list shows a name. */
export async function saveView(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Saved views' }).getByRole('button', { name, exact: true }).waitFor();
}

/** The list in the page that side panel and tab show. */
export async function openPanel(scene: Scene, address: string): Promise<Page> {
  await signInWithStars(scene);
  const page = await scene.extension.context.newPage();
  await page.goto(scene.extension.url(address));
  await page.getByText('Synced').waitFor();
  return page;
}

/** Gives a row, counted from the top, another type than it has. */
export async function retype({ page, rows }: PopupPage, row: number): Promise<void> {
  await rows.nth(row).getByRole('button', { name: 'Change type' }).click();
  await page.getByRole('menuitemradio', { checked: false }).first().click();
}

function starLaunch(standIn: StandIn): void {
  const [account] = standIn.accounts;
  const [launch] = standIn.chats;
  const types = ['important', 'to_do', 'note', 'manager', 'follow_up'];
  const lines = launch?.messages.slice(-46) ?? [];
  for (const [index, message] of lines.entries()) {
    if (!launch || index % 3 !== 0) continue;
    const type = types[index % types.length] ?? 'note';
    const time = Date.now() - (lines.length - index) * 60_000;
    standIn.world.stars.put({ accountId: account.id, chat: launch, message, type, time });
  }
}
