/**
 * Calls `listener` when the page may have missed what it was told: it was frozen, kept in the back/forward cache, or becomes
 * visible again. Stops when `signal` is aborted.
 */
export function onReturn(listener: () => void, signal: AbortSignal): void {
  const ifVisible = () => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', ifVisible, { signal });
  // Chromium thaws a frozen page also in the background: it is the truth it shows when it is seen again.
  document.addEventListener('resume', listener, { signal });
  const ifKept = ({ persisted }: PageTransitionEvent) => {
    if (persisted) listener();
  };
  window.addEventListener('pageshow', ifKept, { signal });
}
