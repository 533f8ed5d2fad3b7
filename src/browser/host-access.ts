import { nativeBrowser as browser } from './native-browser';

const patternOf = (origin: string) => `${origin}/*`;

/**
 * True when the browser lets this extension reach `origin` (such as `https://cliq.zoho.com`). Users can withhold that in Chrome
 * ("on click") and in Firefox; a call then fails like one without a connection, so ask before it.
 */
export function hasHostAccess(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Asks the user for it, and resolves with the decision. Call it straight from a click: elsewhere browsers refuse to ask. */
export function requestHostAccess(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(origin)] });
}

/**
 * Calls `listener` when the user has given or taken access to hosts, wherever that was done, with the match patterns that were
 * added. Stops when `signal` is aborted. In the background, call it in the first turn.
 */
export function onHostAccessChange(listener: (added: readonly string[]) => void, signal?: AbortSignal): void {
  const { onAdded, onRemoved } = browser.permissions;
  const hearAdded = ({ origins = [] }: { origins?: string[] }) => {
    if (origins.length > 0) listener(origins);
  };
  const hearRemoved = ({ origins = [] }: { origins?: string[] }) => {
    if (origins.length > 0) listener([]);
  };
  onAdded.addListener(hearAdded);
  onRemoved.addListener(hearRemoved);
  signal?.addEventListener(
    'abort',
    () => {
      onAdded.removeListener(hearAdded);
      onRemoved.removeListener(hearRemoved);
    },
    { once: true },
  );
}
