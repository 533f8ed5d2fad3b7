import { nativeBrowser as browser } from './native-browser';

const key = 'linkTemplate';

/** The form of message links that the user has set, as it is in storage: whoever uses it looks at it (`src/cliq/link-template.ts`). Null when none is set. */
export async function readLinkTemplate(): Promise<string | null> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return typeof stored === 'string' ? stored : null;
}

/** Keeps it on this device; null sets Cliq's own again. */
export async function keepLinkTemplate(template: string | null): Promise<void> {
  await (template === null ? browser.storage.local.remove(key) : browser.storage.local.set({ [key]: template }));
}

/** Calls `listener` now and after every change, until `signal` is aborted. */
export function followLinkTemplate(listener: (template: string | null) => void, signal: AbortSignal): void {
  const { onChanged } = browser.storage.local;
  const read = () =>
    void readLinkTemplate().then(
      (template) => signal.aborted || listener(template),
      (error: unknown) => console.error('the form of links is not known', error),
    );
  onChanged.addListener(read);
  signal.addEventListener('abort', () => onChanged.removeListener(read), { once: true });
  read();
}
