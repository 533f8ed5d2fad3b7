import { defineConfig } from '@playwright/test';

/** The packaged extension in a real Chromium. Nothing is retried; a test that is skipped on purpose does not exist. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  forbidOnly: true,
  // All projects together; each has its own number.
  workers: 4,
  reporter: [['list']],
  use: { actionTimeout: 10_000, navigationTimeout: 15_000 },
  // Several run at once, and each empties its own folder first.
  projects: [
    {
      name: 'headless',
      testMatch: 'journeys/**/*.e2e.ts',
      workers: 1,
      outputDir: 'test-results/headless',
      use: { headless: true },
    },
    // Mostly waits, for removals that can be undone and for the next try.
    {
      name: 'faults',
      testMatch: 'faults/**/*.e2e.ts',
      workers: 4,
      fullyParallel: true,
      outputDir: 'test-results/faults',
      use: { headless: true },
    },
    // Native menus exist only in a browser with a window: this needs a display.
    {
      name: 'headed',
      testMatch: 'native/**/*.e2e.ts',
      workers: 1,
      outputDir: 'test-results/headed',
      use: { headless: false },
    },
    // Six minutes by the clock on the wall, nearly all of them waiting: it runs beside the others.
    {
      name: 'real-time',
      testMatch: 'real-time/**/*.e2e.ts',
      workers: 1,
      outputDir: 'test-results/real-time',
      use: { headless: true },
    },
  ],
});
