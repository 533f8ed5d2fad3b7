import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  resolve: {
    alias: [
      { find: /^\.\/native-browser$/, replacement: `${import.meta.dirname}/src/browser/testing/native-browser.ts` },
    ],
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/stand-in/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    environment: 'node',
    // virtua asks for react, which only Vite's alias turns into preact/compat.
    server: { deps: { inline: ['virtua'] } },
    restoreMocks: true,
    // Every test file is an island, so all cores may take one; by default one core is left idle.
    pool: 'threads',
    maxWorkers: '100%',
    // Property tests count cases, not seconds: a busy machine is not a failure.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    passWithNoTests: false,
  },
});
