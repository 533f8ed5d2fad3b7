import { isStarType, type StarType } from '../stars/star-type';
import { nativeBrowser as browser } from './native-browser';
import { whenAborted } from './when-aborted';

/** What a chat page needs to know at once. Kept on this device. */
export interface PageSettings {
  /** The key that begins a star: one letter, in lower case; empty when keys are off. */
  starKey: string;
  /** The type that was given last, in any tab. */
  lastType: StarType;
  /** What the user showed of Cliq's page, to be checked by whoever uses it; null when nothing was shown. */
  taughtPage: unknown;
  /** False: the user wants no "Star message" in the context menu. */
  hasContextMenu: boolean;
}

export const defaultPageSettings: PageSettings = {
  starKey: 's',
  lastType: 'important',
  taughtPage: null,
  hasContextMenu: true,
};

/** What is malformed in storage counts as not set. */
export async function readPageSettings(): Promise<PageSettings> {
  const { starKey, lastType, taughtPage, hasContextMenu } = await browser.storage.local.get(
    Object.keys(defaultPageSettings),
  );
  return {
    starKey: typeof starKey === 'string' ? starKey : defaultPageSettings.starKey,
    lastType: isStarType(lastType) ? lastType : defaultPageSettings.lastType,
    taughtPage: taughtPage ?? null,
    hasContextMenu: hasContextMenu !== false,
  };
}

/** Calls `listener` now and after every change, until `signal` is aborted. */
export function followPageSettings(listener: (settings: PageSettings) => void, signal: AbortSignal): void {
  const { local } = browser.storage;
  const read = async () => {
    const settings = await readPageSettings();
    if (!signal.aborted) listener(settings);
  };
  // A tab whose extension is gone goes on with what it knows.
  const again = () => void read().catch(() => undefined);
  local.onChanged.addListener(again);
  whenAborted(signal, () => local.onChanged.removeListener(again));
  again();
}

/** Keeps what was set. Of what cannot be kept nothing is lost but the convenience. */
export function keepPageSettings(change: Partial<PageSettings>): void {
  browser.storage.local.set(change).catch((error: unknown) => console.info('a setting was not kept', error));
}
