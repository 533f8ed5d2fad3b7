/**
 * What Chromium now and then asks on its own account, whatever is switched off. These hosts do not exist for it; the
 * extension's own content security policy keeps it from asking them, which would be an error in the console.
 */
const BROWSER_HOSTS: readonly string[] = [
  'accounts.google.com',
  'update.googleapis.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'redirector.gvt1.com',
  // What is typed into the address bar is completed by the search engine: Debian's, and the usual one.
  'duckduckgo.com',
  'www.google.com',
];

/** Makes Chromium take the stand-in for every other host there is, and leave its own errands. */
export function chromiumArguments(port: number, spki: string): readonly string[] {
  // The first rule that fits counts.
  const rules = [
    ...BROWSER_HOSTS.map((host) => `MAP ${host} ~NOTFOUND`),
    `MAP * 127.0.0.1:${port}`,
    'EXCLUDE 127.0.0.1',
  ];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${spki}`,
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The last two would start processes for pages of the browser's own that nobody opens: an eighth of all work.
    '--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,PreloadTopChromeWebUI,SpareRendererForSitePerProcess',
    '--no-first-run',
  ];
}
