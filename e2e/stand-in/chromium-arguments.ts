/** Makes Chromium take the stand-in for every host there is, and leave its own errands. */
export function chromiumArguments(port: number, spki: string): readonly string[] {
  return [
    `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`,
    `--ignore-certificate-errors-spki-list=${spki}`,
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter',
    '--no-first-run',
  ];
}
