import { nativeBrowser as browser } from './native-browser';

const key = 'asked-export';

export interface AskedExport {
  messageIds: readonly string[];
  /** Not all stars had come from Cliq when it was asked for. */
  isPartial: boolean;
}

/** For the popup, before it opens a tab for an export. */
export async function askForExport(asked: AskedExport): Promise<void> {
  await browser.storage.session.set({ [key]: asked });
}

/** For that tab, once; null when nothing was asked for. */
export async function takeAskedExport(): Promise<AskedExport | null> {
  const { messageIds, isPartial } = Object((await browser.storage.session.get(key))[key]);
  if (!Array.isArray(messageIds)) return null;
  await browser.storage.session.remove(key);
  return { messageIds: messageIds.filter((id) => typeof id === 'string'), isPartial: isPartial === true };
}
