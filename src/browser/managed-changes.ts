import browser from 'webextension-polyfill';

/**
 * Calls `listener` when the organization's policy has changed, until `stop` is aborted. In the background, call it in the first
 * turn: it wakes the worker. Firefox reads policies only at its start.
 */
export function onManagedChange(listener: () => void, stop?: AbortSignal): void {
  const { onChanged } = browser.storage.managed;
  const hear = () => listener();
  onChanged.addListener(hear);
  stop?.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });
}
