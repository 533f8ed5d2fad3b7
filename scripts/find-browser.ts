import { chromiumPlaces } from './browser-places';
import type { Machine } from './machine';

export interface FoundBrowser {
  path: string;
  /** "Chromium", "Google Chrome for Testing", "Google Chrome". */
  name: string;
  /** "156.0.8078.79"; '' when the browser cannot be asked (Windows). */
  version: string;
}

/** A browser that is there and of no use, with the reason as a sentence. */
export interface RefusedBrowser extends FoundBrowser {
  isBranded: boolean;
  why: string;
}

export interface BrowserSearch {
  browser: FoundBrowser | null;
  refused: readonly RefusedBrowser[];
}

/** As in the manifest's minimum_chrome_version. */
const oldestMajor = 127;
/** From this version on, Google Chrome takes no unpacked extension from the command line. */
const brandedMajor = 137;

/** The first Chromium that loads an unpacked extension from the command line. `CHROMIUM_PATH` rules out all others. */
export function findChromium(machine: Machine): BrowserSearch {
  const chosen = machine.env.CHROMIUM_PATH;
  const places = chosen ? [chosen] : chromiumPlaces(machine);
  const refused: RefusedBrowser[] = [];
  for (const path of places) {
    if (!machine.exists(path)) {
      if (chosen)
        refused.push({
          ...readName(path, ''),
          isBranded: false,
          why: `CHROMIUM_PATH names ${path}, which is not there.`,
        });
      continue;
    }
    const line = machine.versionLine(path);
    const found = readName(path, line);
    const why = refusal(found, line);
    if (why === null) return { browser: found, refused };
    refused.push({ ...found, isBranded: isBranded(found), why });
  }
  return { browser: null, refused };
}

/** `line` null: the program was not asked, so its path has to tell. */
function readName(path: string, line: string | null): FoundBrowser {
  const text = line ?? path;
  const version = /\d+(\.\d+)+/.exec(line ?? '')?.[0] ?? '';
  if (/for[ -]testing|ms-playwright|puppeteer/i.test(text)) return { path, name: 'Google Chrome for Testing', version };
  if (/google.chrome/i.test(text)) return { path, name: 'Google Chrome', version };
  return { path, name: 'Chromium', version };
}

function isBranded(found: FoundBrowser): boolean {
  return found.name === 'Google Chrome';
}

function refusal(found: FoundBrowser, line: string | null): string | null {
  if (line !== null && found.version === '') return `${found.path} does not start.`;
  const major = found.version === '' ? Number.POSITIVE_INFINITY : Number.parseInt(found.version, 10);
  if (major < oldestMajor) return `${found.name} ${found.version} is older than ${oldestMajor}.`;
  if (isBranded(found) && major >= brandedMajor) {
    return `${found.name} ${found.version} ignores --load-extension, as all from ${brandedMajor} on do.`.replace(
      '  ',
      ' ',
    );
  }
  return null;
}

/** "Chromium 156.0.8078.79 (/usr/bin/chromium)". */
export function browserLabel({ name, version, path }: FoundBrowser): string {
  return `${name} ${version || '(version unknown)'} (${path})`;
}
