import type { Machine } from './machine';

/** Where a Chromium may be, the preferred first. Not every path exists. */
export function chromiumPlaces(machine: Machine): string[] {
  return [...systemPlaces(machine), ...cachedBuilds(machine), ...brandedPlaces(machine)];
}

function systemPlaces({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    return ['/Applications', `${home}/Applications`].flatMap((folder) => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/${testingApp}`,
    ]);
  }
  if (platform === 'win32') return windowsFolders(env).map((folder) => `${folder}/Chromium/Application/chrome.exe`);
  const names = ['chromium', 'chromium-browser', 'chrome-for-testing'];
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env.PATH ?? '').split(':')];
  return unique(
    names.flatMap((name) => folders.filter((folder) => folder !== '').map((folder) => `${folder}/${name}`)),
  );
}

function brandedPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') return ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  if (platform === 'win32')
    return windowsFolders(env).map((folder) => `${folder}/Google/Chrome/Application/chrome.exe`);
  return ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome'];
}

const testingApp = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';

/** Inside one downloaded build, for every system and spelling that Playwright and Puppeteer have used. */
const insideBuild = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  `chrome-mac-arm64/${testingApp}`,
  `chrome-mac-x64/${testingApp}`,
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
];

/** Playwright's and Puppeteer's downloads, the newest first. Their headless shells cannot load extensions. */
function cachedBuilds(machine: Machine): string[] {
  const playwright = machine.env.PLAYWRIGHT_BROWSERS_PATH ?? `${cacheFolder(machine)}/ms-playwright`;
  const puppeteer = machine.env.PUPPETEER_CACHE_DIR ?? `${machine.home}/.cache/puppeteer`;
  const builds = [
    ...newestFirst(machine.list(playwright).filter((name) => /^chromium-\d+$/.test(name))).map(
      (name) => `${playwright}/${name}`,
    ),
    ...newestFirst(machine.list(`${puppeteer}/chrome`)).map((name) => `${puppeteer}/chrome/${name}`),
  ];
  return builds.flatMap((build) => insideBuild.map((path) => `${build}/${path}`));
}

function cacheFolder({ platform, env, home }: Machine): string {
  if (platform === 'darwin') return `${home}/Library/Caches`;
  if (platform === 'win32') return env.LOCALAPPDATA ?? `${home}/AppData/Local`;
  return env.XDG_CACHE_HOME ?? `${home}/.cache`;
}

function windowsFolders(env: Machine['env']): string[] {
  return [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter((folder) => folder !== undefined);
}

function newestFirst(names: readonly string[]): string[] {
  return [...names].sort((left, right) => right.localeCompare(left, 'en', { numeric: true }));
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}
