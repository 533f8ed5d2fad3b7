import { type ListKeys, readListKeys } from '../stars/list-keys';
import { nativeBrowser as browser } from './native-browser';
import { whenAborted } from './when-aborted';

const name = 'listKeys';

/** Calls `listener` with the keys of the list now and after every change, until `signal` is aborted. */
export function followListKeys(listener: (keys: ListKeys) => void, signal: AbortSignal): void {
  const { local } = browser.storage;
  const read = async () => {
    const keys = readListKeys((await local.get(name))[name]);
    if (!signal.aborted) listener(keys);
  };
  const again = () => void read().catch((error: unknown) => console.info('the keys of the list are not known', error));
  local.onChanged.addListener(again);
  whenAborted(signal, () => local.onChanged.removeListener(again));
  again();
}

/** Kept on this device. */
export async function keepListKeys(keys: ListKeys): Promise<void> {
  await browser.storage.local.set({ [name]: keys });
}
