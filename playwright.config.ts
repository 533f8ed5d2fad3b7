import { defineConfig } from '@playwright/test';

/** The packaged extension in a real Chromium. Nothing is retried; a test that is skipped on purpose does not exist. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  forbidOnly: true,
  workers: 1,
  reporter: [['list']],
  use: { actionTimeout: 10_000, navigationTimeout: 15_000 },
  // Several run at once, and each empties its own folder first.
  projects: [
    {
      name: 'headless',
      testMatch: 'journeys/**/*.e2e.ts',
      outputDir: 'test-results/headless',
      use: { headless: true },
    },
    // Native menus exist only in a browser with a window: this needs a display.
    { name: 'headed', testMatch: 'native/**/*.e2e.ts', outputDir: 'test-results/headed', use: { headless: false } },
    // Six minutes by the clock on the wall, nearly all of them waiting: it runs beside the others.
    {
      name: 'real-time',
      testMatch: 'real-time/**/*.e2e.ts',
      outputDir: 'test-results/real-time',
      use: { headless: true },
    },
  ],
});
