import puppeteer, { type Browser } from 'puppeteer-core';
import { type Bidi, bidiOf } from './bidi';
import { firefoxPath } from './firefox-path';
import { startHostProxy } from './host-proxy';
import { reachInnerPages } from './inner-pages';

/** What our code writes as an error: Firefox prints it where it was started, and so it does with its own (of its settings' loader). */
const ourError = /^console\.error: (?!RSLoader).*|^JavaScript error: moz-extension:.*/gm;

/** A Firefox without our extension. */
export interface Firefox {
  browser: Browser;
  bidi: Bidi;
  /** What was written as an error so far. Live. */
  errors: readonly string[];
  /** From now on every host name leads to the server at this port. */
  leadTo(standInPort: number): void;
  close(): Promise<void>;
}

/** Starts Firefox, without a window. */
export async function launchFirefox(
  how: {
    /** Of the person who starts it: Firefox looks there for the organization's policies. */
    home?: string;
    prefs?: Record<string, unknown>;
  } = {},
): Promise<Firefox> {
  const hosts = await startHostProxy();
  const proxy = (protocol: string) => ({
    [`network.proxy.${protocol}`]: '127.0.0.1',
    [`network.proxy.${protocol}_port`]: hosts.port,
  });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    // The stand-in's certificate is its own.
    acceptInsecureCerts: true,
    // Native menus, permissions and the like are out of reach of any page.
    args: ['-remote-allow-system-access', '--width=1280', '--height=900'],
    env: { ...process.env, ...(how.home !== undefined && { HOME: how.home }) },
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      ...proxy('http'),
      ...proxy('ssl'),
      'devtools.console.stdout.content': true,
      'intl.locale.requested': 'en-US',
      ...how.prefs,
    },
  });
  const errors: string[] = [];
  const child = browser.process();
  for (const output of [child?.stdout, child?.stderr])
    output?.on('data', (text: Buffer) => errors.push(...(text.toString('utf8').match(ourError) ?? [])));
  const bidi = await bidiOf(browser);
  await reachInnerPages(bidi);
  return {
    browser,
    bidi,
    errors,
    leadTo: hosts.leadTo,
    async close() {
      await browser.close();
      await hosts.close();
    },
  };
}
