import { expect } from '../../fixtures/test';
import { test as base } from '../test';
import { driveFirefox, type FirefoxDriver } from './firefox-driver';

/** Journeys about what is Firefox's own. */
export const test = base.extend<{ driver: FirefoxDriver }>({
  driver: async ({ firefox, standIn }, use) => {
    const driver = await driveFirefox(await firefox(), standIn);
    await use(driver);
    await driver.close();
    expect(driver.errors, 'errors in the console').toEqual([]);
  },
});

export { expect };
