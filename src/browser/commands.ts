import browser from 'webextension-polyfill';

/** The browser commands of manifest.json that are ours to carry out. */
export const commandNames = ['star-last-message', 'stars-of-chat'] as const;
export type CommandName = (typeof commandNames)[number];

/** The tab in which a command was given. Its address is known only where the extension has access. */
export interface CommandTab {
  id: number;
  url: string;
}

/** Registers for the keys that the user has given our commands. Call it in the background's first turn. */
export function onCommand(listener: (name: CommandName, tab: CommandTab) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    const name = commandNames.find((each) => each === command);
    if (name && tab?.id !== undefined) listener(name, { id: tab.id, url: tab.url ?? '' });
  });
}

/** Opens the list under the toolbar icon; where the browser does not allow that, in a tab. */
export async function openList(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch (error) {
    console.info('the list opens in a tab', error instanceof Error ? error.message : '');
    await browser.tabs.create({ url: browser.runtime.getURL('src/popup/index.html') });
  }
}
