import { test as base, expect } from '../fixtures/test';
import type { BrowserDriver } from './browser-driver';
import { startChromium } from './chromium/chromium-driver';
import { driveFirefox } from './firefox/firefox-driver';
import { type Firefox, launchFirefox } from './firefox/launch-firefox';

export interface EngineOption {
  /** Which browser the project is about; see playwright.config.ts. */
  engine: 'chromium' | 'firefox';
}

interface Fixtures extends EngineOption {
  driver: BrowserDriver;
}

interface WorkerFixtures {
  /** One for all journeys of a worker, because it takes seconds to start. */
  firefox: () => Promise<Firefox>;
}

/** Journeys that are written once, for either browser. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  engine: ['chromium', { option: true }],
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
    async ({}, use) => {
      const running: Promise<Firefox>[] = [];
      await use(() => {
        running[0] ??= launchFirefox();
        return running[0];
      });
      for (const firefox of running) await (await firefox).close();
    },
    { scope: 'worker' },
  ],
  driver: async ({ engine, firefox, standIn, profile, headless }, use) => {
    const driver =
      engine === 'firefox'
        ? await driveFirefox(await firefox(), standIn)
        : await startChromium({ standIn, profile, headless });
    await use(driver);
    await driver.close();
    expect(driver.errors, 'errors in the console').toEqual([]);
  },
});

export { expect };
