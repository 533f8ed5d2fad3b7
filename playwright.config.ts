import { spawnSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';
import type { EngineOption } from './e2e/browsers/test';

/** Where the machine allows a namespace of its own, a policy is seen by one browser only; see e2e/fixtures/with-policies.sh. */
const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
const hidesPolicies = spawnSync('unshare', [...asRoot, '--mount', 'true']).status === 0;

/** They measure times, or set a policy for the whole machine: nothing else runs beside them. */
const alone = [
  'change-feed',
  'change-feed-asleep',
  'chat-page-button',
  'chat-page-keys',
  'long-list',
  ...(hidesPolicies ? [] : ['policy']),
].map((name) => `journeys/${name}.e2e.ts`);

/** They wait most of the time, for removals that can be undone and for the next try: more of them run side by side. */
const waiting = ['faults/**/*.e2e.ts', 'journeys/open-questions.e2e.ts', 'journeys/durability.e2e.ts'];

/** The packaged extension in a real Chromium. Nothing is retried; a test that is skipped on purpose does not exist. */
export default defineConfig<EngineOption>({
  testDir: 'e2e',
  // For what hangs: a machine that others use, too, is now and then twice as slow.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: true,
  // All projects together; each has its own number.
  workers: 4,
  reporter: [['list']],
  use: { actionTimeout: 20_000, navigationTimeout: 30_000 },
  // Several run at once, and each empties its own folder first.
  projects: [
    {
      name: 'alone',
      testMatch: alone,
      workers: 1,
      outputDir: 'test-results/alone',
      use: { headless: true },
    },
    {
      name: 'headless',
      testMatch: 'journeys/**/*.e2e.ts',
      testIgnore: [...alone, ...waiting],
      workers: 2,
      outputDir: 'test-results/headless',
      use: { headless: true },
    },
    {
      name: 'faults',
      testMatch: waiting,
      workers: 4,
      fullyParallel: true,
      outputDir: 'test-results/faults',
      use: { headless: true },
    },
    // 10,000 random chat pages, judged in a browser without the extension.
    {
      name: 'pages',
      testMatch: 'pages/**/*.e2e.ts',
      workers: 2,
      fullyParallel: true,
      outputDir: 'test-results/pages',
      use: { headless: true },
    },
    // Native menus exist only in a browser with a window: this needs a display.
    {
      name: 'headed',
      testMatch: ['native/**/*.e2e.ts', 'both/native-menu.e2e.ts'],
      workers: 1,
      outputDir: 'test-results/headed',
      use: { headless: false },
    },
    // Journeys that are written once for both browsers.
    {
      name: 'both-chromium',
      testMatch: 'both/**/*.e2e.ts',
      testIgnore: 'both/native-menu.e2e.ts',
      workers: 2,
      fullyParallel: true,
      outputDir: 'test-results/both-chromium',
      use: { headless: true },
    },
    {
      name: 'firefox',
      testMatch: ['both/**/*.e2e.ts', 'firefox/**/*.e2e.ts'],
      workers: 2,
      fullyParallel: true,
      outputDir: 'test-results/firefox',
      use: { headless: true, engine: 'firefox' },
    },
    // Minutes by the clock on the wall, nearly all of them waiting: it runs beside the others.
    {
      name: 'real-time',
      testMatch: 'real-time/**/*.e2e.ts',
      workers: 1,
      outputDir: 'test-results/real-time',
      use: { headless: true },
    },
  ],
});
