// Sizes of what ships, and what the most of it is: npx tsx bench/bundles.ts [--files: the 40 largest sources of the background]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { readPackage } from '../scripts/package-checks/built-package';
import { backgroundEntry, importedFiles, pageEntries } from '../scripts/package-checks/imported-files';
import { byFolder, largest, partsOf } from './bundles/parts-of';
import { printGoal, printTable } from './print-table';

const folder = mkdtempSync(join(tmpdir(), 'stars-bundles-'));
await build({ mode: 'chrome', logLevel: 'error', build: { outDir: folder, emptyOutDir: true, sourcemap: true } });
const { manifest, texts } = readPackage('chrome', folder);
rmSync(folder, { recursive: true, force: true });

const loadedBy = (page: string) => [
  ...new Set(pageEntries(texts.get(page) ?? '').flatMap((entry) => importedFiles(texts, entry))),
];
const atOpening = loadedBy('src/popup/index.html');
const background = importedFiles(texts, backgroundEntry(manifest));
const scripts = [...texts.keys()].filter((path) => path.endsWith('.js'));
const content = manifest.content_scripts.flatMap(({ js }) => js);
const second = scripts.filter((path) => path.startsWith('src/study/'));
const options = loadedBy('src/options/index.html');
const known = new Set([...atOpening, ...background, ...content, ...second, ...options]);
const bundles: [string, readonly string[]][] = [
  ['background', background],
  ['content script', content],
  ['second script of the chat page', second],
  ['list, at opening', atOpening],
  ['list, later', scripts.filter((path) => !known.has(path))],
  ['options', options],
  ['styles', [...texts.keys()].filter((path) => path.endsWith('.css'))],
];

/** What ships has no maps. */
const shipped = (path: string) => (texts.get(path) ?? '').replace(/\/\/# sourceMappingURL=\S*\s*$/, '');
const bytesOf = (files: readonly string[]) => files.reduce((sum, path) => sum + Buffer.byteLength(shipped(path)), 0);
const zippedOf = (files: readonly string[]) =>
  files.reduce((sum, path) => sum + gzipSync(shipped(path), { level: 9 }).byteLength, 0);
const kilobytes = (bytes: number) => (bytes / 1_000).toFixed(1);

function sourcesOf(files: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const path of files) {
    const map = texts.get(`${path}.map`);
    const parts = map ? partsOf(shipped(path), map) : new Map([['not told', Buffer.byteLength(shipped(path))]]);
    for (const [name, bytes] of parts) sums.set(name, (sums.get(name) ?? 0) + bytes);
  }
  return sums;
}

printTable(
  ['bundle', 'files', 'minified, kB', 'gzip, kB', 'largest parts, kB'],
  bundles.map(([name, files]) => [
    name,
    `${files.length}`,
    kilobytes(bytesOf(files)),
    kilobytes(zippedOf(files)),
    largest(byFolder(sourcesOf(files)), 3)
      .map(([part, bytes]) => `${part} ${kilobytes(bytes)}`)
      .join(', '),
  ]),
);
if (process.argv.includes('--files'))
  printTable(
    ['source', 'bytes in the background'],
    largest(sourcesOf(background), 40).map(([name, bytes]) => [name, `${bytes}`]),
  );
console.log();
printGoal('background ≤ 60 kB minified', bytesOf(background) <= 60_000, `${kilobytes(bytesOf(background))} kB`);
printGoal('content script ≤ 18 kB gzip', zippedOf(content) <= 18_000, `${kilobytes(zippedOf(content))} kB`);
printGoal('list at opening ≤ 30 kB gzip', zippedOf(atOpening) <= 30_000, `${kilobytes(zippedOf(atOpening))} kB`);
