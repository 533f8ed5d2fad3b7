import { defineConfig } from '@playwright/test';

/** The packaged extension in a real Chromium. Nothing is retried; a test that is skipped on purpose does not exist. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  forbidOnly: true,
  workers: 1,
  reporter: [['list']],
  use: { actionTimeout: 10_000, navigationTimeout: 15_000 },
  projects: [
    { name: 'headless', testMatch: 'journeys/**/*.e2e.ts', use: { headless: true } },
    // Native menus exist only in a browser with a window: this needs a display.
    { name: 'headed', testMatch: 'native/**/*.e2e.ts', use: { headless: false } },
  ],
});
