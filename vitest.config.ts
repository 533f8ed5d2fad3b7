import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const files = ['src', 'e2e/stand-in', 'scripts', 'bench'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
);
const tests = files.filter((path) => /\.test\.tsx?$/.test(path));
/** What replaces modules, globals or the clock, or wants a page, is not to be met by the next file. */
const leavesTraces = /@vitest-environment|vi\.(mock|stubGlobal|useFakeTimers|resetModules)\(/;
const islands = tests.filter((path) => leavesTraces.test(readFileSync(path, 'utf8')));

export default defineConfig({
  plugins: [preact()],
  resolve: {
    alias: [
      { find: /^\.\/native-browser$/, replacement: `${import.meta.dirname}/src/browser/testing/native-browser.ts` },
    ],
  },
  test: {
    environment: 'node',
    // virtua asks for react, which only Vite's alias turns into preact/compat.
    server: { deps: { inline: ['virtua'] } },
    restoreMocks: true,
    pool: 'threads',
    // More than the cores of a small machine: tests of pages wait most of the time.
    maxWorkers: 4,
    // Property tests count cases, not seconds: a busy machine is not a failure.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'islands', include: islands } },
      // To load every module anew for each of these files takes as long as all their tests.
      {
        extends: true,
        test: { name: 'together', include: tests.filter((path) => !islands.includes(path)), isolate: false },
      },
    ],
  },
});
