import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from 'playwright';
import { type StandIn, startStandIn } from '../../e2e/stand-in/stand-in';

const dist = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

/** A browser with the extension, and the stand-in for Cliq that it takes for the whole internet. */
export interface DemoBrowser {
  context: BrowserContext;
  standIn: StandIn;
  /** The address of a page of the extension. */
  url(path: string): string;
  /** Ends browser and server, and removes the profile. */
  close(): Promise<void>;
}

export async function openDemoBrowser(
  executablePath: string,
  { headless }: { headless: boolean },
): Promise<DemoBrowser> {
  const standIn = await startStandIn();
  standIn.seedStars(200);
  const profile = mkdtempSync(join(tmpdir(), 'stars-demo-'));
  const id = extensionId();
  writePreferences(profile, id);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    // It shows nothing but our own pages; without a sandbox it also starts as root and in containers.
    chromiumSandbox: false,
    ...(headless ? { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 } : { viewport: null }),
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      ...standIn.chromiumArguments,
      `--disable-extensions-except=${dist}`,
      `--load-extension=${dist}`,
      '--test-type',
      '--window-size=1280,900',
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return {
    context,
    standIn,
    url: (path) => `chrome-extension://${id}/${path}`,
    async close() {
      await context.close();
      await standIn.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Chromium makes an extension's id of its key: the first 32 hexadecimal digits of the hash, written a to p. */
function extensionId(): string {
  const { key }: { key: string } = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  const digits = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** The star stands in the toolbar from the start, not behind the puzzle piece. In developer mode an extension may load itself anew. */
function writePreferences(profile: string, id: string): void {
  mkdirSync(join(profile, 'Default'));
  const preferences = { extensions: { pinned_extensions: [id], ui: { developer_mode: true } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}
