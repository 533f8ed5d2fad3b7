import type { Feature } from '../stars/feature';
import { copyPolicy } from './kept-policy';
import { readPolicy } from './policy';

/** The organization's policy, for the background: as it was read last. */
export interface LivePolicy {
  isOff(feature: Feature): Promise<boolean>;
  keepsNoText(): Promise<boolean>;
  /** Copies what counts now for all the others, and tells whether it is another than before. */
  follow(): Promise<boolean>;
}

export function openLivePolicy(): LivePolicy {
  let policy = readPolicy();
  return {
    isOff: async (feature) => (await policy).featuresOff.includes(feature),
    keepsNoText: async () => (await policy).keepsNoText,
    async follow() {
      const isNew = await copyPolicy();
      if (isNew) policy = readPolicy();
      return isNew;
    },
  };
}
