import { nativeBrowser as browser } from './native-browser';

const key = 'asked-export';

/** For the popup, before it opens a tab for an export: of which messages. */
export async function askForExport(messageIds: readonly string[]): Promise<void> {
  await browser.storage.session.set({ [key]: messageIds });
}

/** For that tab, once; null when nothing was asked for. */
export async function takeAskedExport(): Promise<string[] | null> {
  const asked: unknown = (await browser.storage.session.get(key))[key];
  if (!Array.isArray(asked)) return null;
  await browser.storage.session.remove(key);
  return asked.filter((id) => typeof id === 'string');
}
