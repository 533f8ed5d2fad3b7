import browser from 'webextension-polyfill';
import type { Feature } from '../stars/feature';
import { onManagedChange } from './managed-changes';

/**
 * Tells which features may be offered; none until the organization's policy has been read. For chat pages: small, so it looks only
 * for a name in a list (the rest is in `readPolicy`).
 * @param onChange called when that has changed
 */
export function followFeatures(onChange: () => void, stop: AbortSignal): (feature: Feature) => boolean {
  let off: readonly unknown[] | null = null;
  async function read(): Promise<void> {
    // Firefox rejects when the organization has set nothing.
    const stored = await browser.storage.managed.get('featuresOff').catch((): Record<string, unknown> => ({}));
    off = Array.isArray(stored.featuresOff) ? stored.featuresOff : [];
    if (!stop.aborted) onChange();
  }
  void read();
  onManagedChange(() => void read(), stop);
  return (feature) => off !== null && !off.includes(feature);
}
