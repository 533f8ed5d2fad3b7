import { nativeBrowser } from './native-browser';

/**
 * Calls `stop`, which removes a listener of the browser's, when `signal` is aborted. In a tab whose extension was updated or switched off
 * the browser has removed it by itself, and every call to it throws: then nothing is called.
 */
export function whenAborted(signal: AbortSignal, stop: () => void): void {
  const end = () => nativeBrowser.runtime?.id !== undefined && stop();
  signal.addEventListener('abort', end, { once: true });
}
