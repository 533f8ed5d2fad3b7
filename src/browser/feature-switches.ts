import type { Feature } from '../stars/feature';
import { onPolicyChange, recallPolicy } from './kept-policy';

/**
 * Tells which features may be offered; none until that is known. For chat pages: small, so it looks only for a name in a list (the rest is
 * in `readPolicy`).
 * @param onChange called when that has changed
 */
export function followFeatures(onChange: () => void, stop: AbortSignal): (feature: Feature) => boolean {
  let off: readonly unknown[] | null = null;
  async function read(): Promise<void> {
    const { featuresOff } = await recallPolicy();
    off = Array.isArray(featuresOff) ? featuresOff : [];
    if (!stop.aborted) onChange();
  }
  const look = () => void read().catch((error: unknown) => console.error('what is switched off is not known', error));
  look();
  onPolicyChange(look, stop);
  return (feature) => off !== null && !off.includes(feature);
}
