import { mkdirSync, rmSync } from 'node:fs';
import type { Page, Worker } from 'playwright';
import { type DemoBrowser, openDemoBrowser } from './demo-browser';
import { signIn } from './sign-in';

declare const chrome: {
  tabs: { query(query: { url: string }): Promise<{ url: string }[]> };
  contextMenus: { onClicked: { dispatch(click: object, tab: object): void } };
};

/** The same journey without a window, a picture of each step in `folder`. Resolves with their paths. */
export async function pictureDemo(executablePath: string, folder: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const demo = await openDemoBrowser(executablePath, { headless: true });
  const pictures: string[] = [];
  const look = async (page: Page, name: string) => {
    const path = `${folder}/${String(pictures.length + 1).padStart(2, '0')}-${name}.png`;
    // Notices and menus fade in.
    await page.waitForTimeout(400);
    await page.screenshot({ path });
    pictures.push(path);
  };
  try {
    await signIn(demo, look);
    await starInChat(demo, look);
    await useList(demo, look);
  } finally {
    await demo.close();
  }
  return pictures;
}

type Look = (page: Page, name: string) => Promise<void>;

async function starInChat({ context }: DemoBrowser, look: Look): Promise<void> {
  const chat = await context.newPage();
  await chat.goto('https://cliq.zoho.com/');
  const messages = chat.locator('.currentchat:not(.dN) [msg-cont]');
  const byButton = messages.nth(-3);
  await byButton.scrollIntoViewIfNeeded();
  await byButton.hover();
  const star = chat.getByRole('button', { name: /^(Star message|Starred: )/ });
  await star.waitFor();
  await look(chat, 'star-button');
  await star.click();
  await chat.getByRole('menuitemradio', { name: 'Important' }).waitFor();
  await look(chat, 'star-menu');
  await chat.getByRole('menuitemradio', { name: 'Important' }).click();
  await chat.getByRole('status').filter({ hasText: 'Starred as Important' }).waitFor();
  await look(chat, 'starred-by-button');
  await messages.nth(-5).click({ button: 'right' });
  await chooseInContextMenu(workerOf(context.serviceWorkers()), 'star/follow_up');
  await chat.getByRole('status').filter({ hasText: 'Starred as Follow-up' }).waitFor();
  await look(chat, 'starred-by-context-menu');
}

/** A browser without a window has no native menu: its event goes to the same listener. */
async function chooseInContextMenu(worker: Worker, menuItemId: string): Promise<void> {
  await worker.evaluate(async (item) => {
    const [tab] = await chrome.tabs.query({ url: 'https://cliq.zoho.com/*' });
    if (tab) chrome.contextMenus.onClicked.dispatch({ menuItemId: item, pageUrl: tab.url, editable: false }, tab);
  }, menuItemId);
}

function workerOf([worker]: readonly Worker[]): Worker {
  if (!worker) throw new Error('the extension’s worker does not run');
  return worker;
}

async function useList({ context, url }: DemoBrowser, look: Look): Promise<void> {
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 420, height: 600 });
  await popup.goto(url('src/popup/index.html'));
  const rows = popup.getByRole('list', { name: 'Starred messages' }).getByRole('listitem');
  await popup.getByRole('status').filter({ hasText: 'Synced' }).waitFor();
  await look(popup, 'list');
  await popup.emulateMedia({ colorScheme: 'dark' });
  await look(popup, 'list-dark');
  await popup.emulateMedia({ colorScheme: 'light' });
  const search = popup.getByRole('searchbox', { name: 'Search stars' });
  await search.fill('accessibility');
  await look(popup, 'search');
  await search.fill('');
  await rows.first().hover();
  await rows.first().getByRole('button', { name: 'Change type' }).click();
  await look(popup, 'change-type');
  await popup.getByRole('menuitemradio', { name: 'Note' }).click();
  await look(popup, 'type-changed');
  await rows.first().getByRole('button', { name: 'Remove star' }).click();
  await popup.getByRole('button', { name: 'Undo' }).first().waitFor();
  await look(popup, 'removed-with-undo');
}
