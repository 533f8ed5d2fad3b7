import browser from 'webextension-polyfill';

const key = 'firstRunIsOver';

/**
 * True once in the life of an installation, and false ever after: browsers tell of an installation more than once where a folder
 * is loaded anew at each start.
 */
export async function takeFirstRun(): Promise<boolean> {
  const isOver = (await browser.storage.local.get(key))[key] === true;
  if (!isOver) await browser.storage.local.set({ [key]: true });
  return !isOver;
}
