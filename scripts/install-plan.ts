import { findChromium } from './find-browser';
import { findFirefox } from './find-firefox';
import { findOnPath, type Machine } from './machine';

/** What tests and demo use besides Node. */
export type Tool = 'chromium' | 'languages' | 'firefox' | 'xvfb' | 'xdotool' | 'fonts';

export type InstallPlan =
  | { kind: 'nothing' }
  | { kind: 'install'; packages: readonly string[] }
  /** Something is missing that this program may not install: one sentence that says what to do. */
  | { kind: 'tell'; sentence: string };

/**
 * Debian's packages for each tool. VL Gothic (2 MB) is enough for the Japanese lines, DejaVu for the Arabic ones: Noto's CJK
 * fonts are 54 MB. l10n: Chromium's other languages, which Debian keeps apart.
 */
const packagesOf: Record<Tool, readonly string[]> = {
  chromium: ['chromium', 'chromium-l10n'],
  languages: ['chromium-l10n'],
  firefox: ['firefox-esr'],
  xvfb: ['xvfb', 'xauth'],
  xdotool: ['xdotool'],
  fonts: ['fonts-dejavu-core', 'fonts-vlgothic', 'fonts-noto-color-emoji'],
};

const languageFolder = '/usr/lib/chromium/locales';

const fontFiles = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/truetype/vlgothic/VL-Gothic-Regular.ttf',
  '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
];

/** `wanted` are needed; `welcome` come along where packages may be installed, and are not missed elsewhere. */
export function planInstall(machine: Machine, wanted: readonly Tool[], welcome: readonly Tool[] = []): InstallPlan {
  const missing = wanted.filter((tool) => !isThere(machine, tool));
  const tools = [...missing, ...welcome.filter((tool) => !isThere(machine, tool))];
  const packages = [...new Set(tools.flatMap((tool) => packagesOf[tool]))];
  if (packages.length === 0) return { kind: 'nothing' };
  if (missing.includes('chromium') && machine.env.CHROMIUM_PATH) {
    // Whatever is installed, the named one is used.
    return { kind: 'tell', sentence: `${refusals(machine)}Unset CHROMIUM_PATH, or name a Chromium that can be used.` };
  }
  if (usesApt(machine) && machine.isRoot) return { kind: 'install', packages };
  return missing.length === 0 ? { kind: 'nothing' } : { kind: 'tell', sentence: whatToInstall(machine, missing) };
}

/** One sentence for a person. */
export function whatToInstall(machine: Machine, missing: readonly Tool[]): string {
  const named = missing.join(', ');
  if (usesApt(machine)) {
    const packages = missing.flatMap((tool) => packagesOf[tool]).join(' ');
    return `Missing: ${named}. Install with: sudo apt-get install -y --no-install-recommends ${packages}`;
  }
  const refused = missing.includes('chromium') ? refusals(machine) : '';
  if (machine.platform === 'linux') {
    return `${refused}Missing: ${named}. Install them with your system’s packages (or Chromium with: npx playwright install chromium), then try again.`;
  }
  if (missing.every((tool) => tool === 'chromium')) {
    return `${refused}Install Chromium with: npx playwright install chromium (or set CHROMIUM_PATH), then try again.`;
  }
  return `${refused}Missing: ${named}. The tests of native menus need Linux’ Xvfb and xdotool: run them in a Debian container.`;
}

function refusals(machine: Machine): string {
  return findChromium(machine)
    .refused.map(({ why }) => `${why} `)
    .join('');
}

function usesApt(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.exists('/usr/bin/apt-get');
}

function isThere(machine: Machine, tool: Tool): boolean {
  switch (tool) {
    case 'chromium':
      return findChromium(machine).browser !== null;
    case 'languages':
      // Elsewhere they come with the browser.
      return !machine.exists(`${languageFolder}/en-US.pak`) || machine.exists(`${languageFolder}/de.pak`);
    case 'firefox':
      return findFirefox(machine) !== null;
    case 'xvfb':
      return findOnPath(machine, ['Xvfb']) !== null;
    case 'xdotool':
      return findOnPath(machine, ['xdotool']) !== null;
    case 'fonts':
      return machine.platform !== 'linux' || fontFiles.every((file) => machine.exists(file));
  }
}
