import type { PageState } from '../stars/page-state';
import { nativeBrowser as browser } from './native-browser';
import { pageStateKey, readPageState } from './page-state';

/** Calls `listener` with the state there is, and again with every other one. Stops when `stop` is aborted. */
export async function followPageState(listener: (state: PageState | null) => void, stop: AbortSignal): Promise<void> {
  const { onChanged } = browser.storage;
  const tell = async () => listener(await readPageState());
  const hear = (changes: Readonly<Record<string, unknown>>, area: string) => {
    if (area === 'session' && pageStateKey in changes) void tell();
  };
  onChanged.addListener(hear);
  stop.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });
  await tell();
}
