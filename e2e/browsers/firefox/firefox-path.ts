import { existsSync } from 'node:fs';

/** The Firefox that the test run has found or installed; see scripts/find-firefox.ts. */
export function firefoxPath(): string {
  const path = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';
  if (!existsSync(path)) throw new Error(`No Firefox at ${path}. Run "npm test", or set FIREFOX_PATH.`);
  return path;
}
