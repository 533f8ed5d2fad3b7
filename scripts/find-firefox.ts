import type { FoundBrowser } from './find-browser';
import { findOnPath, type Machine } from './machine';

/** The extension runs from 140 on; what a test does with native menus and permissions, Firefox lets be done from 153 on. */
const oldestMajor = 153;

/** A Firefox that the tests can drive: `FIREFOX_PATH`, else Debian's ESR or the one on the path; null when there is none. */
export function findFirefox(machine: Machine): FoundBrowser | null {
  const path = machine.env.FIREFOX_PATH ?? findOnPath(machine, ['firefox-esr', 'firefox']);
  if (!path || !machine.exists(path)) return null;
  const version = /\d+(\.\d+)+/.exec(machine.versionLine(path) ?? '')?.[0] ?? '';
  return Number.parseInt(version, 10) >= oldestMajor ? { path, name: 'Firefox', version } : null;
}
