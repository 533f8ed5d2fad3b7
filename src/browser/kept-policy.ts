import { nativeBrowser as browser } from './native-browser';
import { whenAborted } from './when-aborted';

const key = 'policy';

/**
 * The organization's policy as the background has last copied it here, not checked (`readPolicy` does). Chromium itself tells it only
 * some seconds after its start, for which nobody can wait, and chat pages are to load no schema.
 */
export async function recallPolicy(): Promise<Record<string, unknown>> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

/** Calls `listener` when another policy has been copied, until `stop` is aborted. */
export function onPolicyChange(listener: () => void, stop: AbortSignal): void {
  const { onChanged } = browser.storage;
  const hear = (changes: object, area: string) => {
    if (area === 'local' && key in changes) listener();
  };
  onChanged.addListener(hear);
  whenAborted(stop, () => onChanged.removeListener(hear));
}

/** For the background: copies the policy that counts now. Tells whether it is another one than before. */
export async function copyPolicy(): Promise<boolean> {
  const [managed, before] = await Promise.all([
    // Firefox rejects when the organization has set nothing.
    browser.storage.managed.get().catch((): Record<string, unknown> => ({})),
    recallPolicy(),
  ]);
  if (JSON.stringify(managed) === JSON.stringify(before)) return false;
  await browser.storage.local.set({ [key]: managed });
  return true;
}

/** For the background, in its first turn: it is woken when the policy changes. Firefox reads policies only at its start. */
export function onManagedChange(listener: () => void): void {
  // Not `storage.managed.onChanged`: Firefox has it, and complains of whoever listens.
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
