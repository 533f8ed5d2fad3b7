import { expect } from '@playwright/test';
import type { Bidi } from './bidi';
import { geckoId } from './built-extension';

declare const WebExtensionPolicy: {
  getByID(id: string): {
    extension: {
      backgroundState: string;
      terminateBackground(how: { disableResetIdleForTest: boolean }): Promise<void>;
    };
  };
};

export const isBackgroundRunning = async (bidi: Bidi): Promise<boolean> => (await stateOf(bidi)) === 'running';

/** Ends the event page as Firefox does when it has been idle for 30 s, but also while it is busy, which puts that off otherwise. */
export async function stopBackground(bidi: Bidi): Promise<void> {
  const stop = () =>
    bidi.inBrowser(async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ disableResetIdleForTest: true });
      return extension.backgroundState;
    }, geckoId);
  // An event that comes while it is told of its end lets it live.
  await expect.poll(stop, { message: 'the background stops', intervals: [10] }).toBe('stopped');
}

const stateOf = (bidi: Bidi) =>
  bidi.inBrowser((id) => WebExtensionPolicy.getByID(id).extension.backgroundState, geckoId);
