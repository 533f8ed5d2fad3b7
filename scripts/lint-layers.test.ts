import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTool } from './run-command';

/** `timing, stars ← cliq, replica, browser ← background, content, popup, options`, and what else a room may not import. */
const forbidden: Record<string, readonly string[]> = {
  'src/stars/probe.ts': [
    './testing/world',
    ...['../cliq/api', '../replica/star-rows', '../browser/i18n', '../background/sync', '../content/surface'],
    ...['../popup/store', '../../e2e/stand-in/stand-in', 'webextension-polyfill', 'preact', '@preact/signals', 'idb'],
    ...['valibot', 'preact/hooks'],
  ],
  'src/timing/probe.ts': [
    ...['./testing/virtual-time', '../stars/star', '../cliq/api', '../browser/system-clock', '../background/sync'],
    ...['webextension-polyfill', 'idb', 'preact'],
  ],
  'src/cliq/probe.ts': [
    './testing/world',
    ...['../replica/star-rows', '../browser/i18n', '../background/sync', '../content/surface', '../popup/store'],
    ...[
      '../options/account',
      '../../e2e/stand-in/stand-in',
      'webextension-polyfill',
      'preact',
      'preact/hooks',
      '@preact/signals',
    ],
    ...['idb', '/src/browser/i18n'],
  ],
  'src/cliq/page/probe.ts': [
    '../../replica/star-rows',
    '../../browser/i18n',
    '../api',
    '../wire',
    '../../content/surface',
    'preact',
  ],
  'src/replica/probe.ts': [
    './testing/world',
    ...['../cliq/api', '../cliq/page/locate', '../browser/i18n', '../background/sync', '../content/surface'],
    ...['../popup/store', '../options/account', '../../e2e/fixtures/test', 'webextension-polyfill', 'preact'],
  ],
  'src/browser/probe.ts': [
    './testing/world',
    ...['../cliq/api', '../cliq/page/locate', '../replica/star-rows', '../background/sync', '../content/surface'],
    ...['../popup/store', '../options/account', '../../e2e/fixtures/test', 'preact', 'idb'],
  ],
  'src/background/probe.ts': [
    './testing/world',
    ...['../content/surface', '../popup/store', '../options/account', '../cliq/page/locate', '../../e2e/fixtures/test'],
    '../access/host-access',
    ...['webextension-polyfill', 'preact', '@preact/signals', '../../scripts/machine'],
  ],
  'src/content/probe.ts': [
    './testing/world',
    ...['../replica/star-rows', '../background/sync', '../popup/store', '../options/account', '../cliq/api'],
    ...[
      '../cliq/links',
      '../cliq/data-centers',
      '../cliq/throttle',
      '../../e2e/fixtures/test',
      'webextension-polyfill',
    ],
    ...['preact', 'preact/hooks', '@preact/signals', 'valibot', 'idb', 'virtua'],
  ],
  'src/study/probe.ts': ['../cliq/api', '../background/sync', '../popup/store', 'preact'],
  'src/popup/probe.tsx': [
    './testing/list-world',
    ...[
      '../cliq/api',
      '../cliq/api-error',
      '../cliq/oauth',
      '../cliq/throttle',
      '../cliq/throttle-queue',
      '../cliq/wire',
    ],
    ...['../cliq/page/locate', '../replica/replica-writer', '../background/sync', '../content/surface'],
    ...['../options/account', '../../e2e/fixtures/test', 'webextension-polyfill', '../cliq/read-body'],
  ],
  'src/options/probe.tsx': [
    '../popup/store',
    '../cliq/api',
    '../cliq/oauth',
    '../replica/replica-writer',
    '../content/surface',
    'webextension-polyfill',
  ],
  'src/access/probe.tsx': [
    ...['../cliq/api', '../cliq/links', '../cliq/page/locate', '../replica/star-reader', '../background/sync'],
    ...['../content/surface', '../popup/store', '../options/account', 'webextension-polyfill', './testing/world'],
  ],
  'e2e/stand-in/probe.ts': ['../../src/cliq/wire', '../../src/stars/star', '../../../src/cliq/wire'],
};

const allowed: Record<string, readonly string[]> = {
  'src/stars/allowed.ts': ['./star'],
  'src/timing/allowed.ts': ['./clock'],
  'src/cliq/allowed.ts': ['../stars/star', '../timing/clock', './wire', './page/locate', 'valibot'],
  'src/cliq/page/allowed.ts': ['../../stars/star', './profiles', '../data-centers', '../links'],
  'src/replica/allowed.ts': ['../stars/star', './star-rows', 'idb'],
  'src/browser/allowed.ts': [
    '../stars/star',
    './i18n',
    'webextension-polyfill',
    'valibot',
    '../../public/_locales/en/messages.json',
  ],
  'src/background/allowed.ts': [
    '../stars/star',
    '../cliq/api',
    '../cliq/throttle',
    '../replica/replica-writer',
    '../browser/i18n',
    './sync',
  ],
  'src/content/allowed.ts': ['../stars/star', '../browser/i18n', '../cliq/page/locate', './surface'],
  'src/study/allowed.ts': ['../cliq/page/study', '../browser/i18n'],
  'src/popup/allowed.tsx': [
    ...['../stars/star', '../browser/i18n', '../replica/open-star-reader', '../cliq/links', '../cliq/data-centers'],
    ...['preact', '@preact/signals', 'virtua', './store', './popup.css'],
  ],
  'src/options/allowed.tsx': [
    ...['../stars/star', '../browser/i18n', '../cliq/data-centers', '../access/host-access', 'preact', './account'],
  ],
  'src/access/allowed.tsx': [
    ...['../stars/account', '../browser/i18n', '../cliq/data-centers', 'preact', '@preact/signals', './host-access'],
  ],
  'e2e/stand-in/allowed.ts': ['./switches', './world/types', 'node:http'],
  'e2e/fixtures/allowed.ts': ['../stand-in/stand-in', '../../src/cliq/data-centers'],
};

/** All ways to import are imports. */
const otherForms = {
  'src/stars/type-import.ts': "import type { A } from '../cliq/api';\nexport type B = A;\n",
  'src/stars/dynamic-import.ts': "export const a = () => import('../cliq/api');\n",
  'src/stars/re-export.ts': "export { a } from '../cliq/api';\n",
};

let folder = '';
let refused: ReadonlySet<string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stars-layers-'));
  cpSync('biome.json', join(folder, 'biome.json'));
  for (const [path, imports] of Object.entries({ ...forbidden, ...allowed })) {
    for (const [index, target] of imports.entries()) write(probePath(path, index), `import '${target}';\n`);
  }
  for (const [path, text] of Object.entries(otherForms)) write(path, text);
  const args = [
    'lint',
    '--only=style/noRestrictedImports',
    '--reporter=json',
    '--max-diagnostics=none',
    '--vcs-enabled=false',
  ];
  const { output } = await runTool('biome', [...args, `--config-path=${folder}`, folder]);
  refused = pathsIn(output);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(Object.entries(forbidden))('%s may not import', (path, imports) => {
  test.each(imports.map((target, index) => [target, index] as const))('%s', (_target, index) => {
    expect(refused).toContain(probePath(path, index));
  });
});

describe.each(Object.entries(allowed))('%s may import', (path, imports) => {
  test.each(imports.map((target, index) => [target, index] as const))('%s', (_target, index) => {
    expect(refused).not.toContain(probePath(path, index));
  });
});

test.each(Object.keys(otherForms))('%s is refused as well', (path) => {
  expect(refused).toContain(path);
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** One file for each import, so that one answer cannot stand for another. */
function probePath(path: string, index: number): string {
  return path.replace(/\.(tsx?)$/, `-${index}.$1`);
}

function pathsIn(output: string): ReadonlySet<string> {
  const report: { diagnostics: { location: { path: string } }[] } = JSON.parse(
    output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1),
  );
  return new Set(report.diagnostics.map(({ location }) => location.path.slice(folder.length + 1)));
}
