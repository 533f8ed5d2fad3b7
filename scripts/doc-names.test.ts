import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `src/stars/wish.test.ts`: “its title”, “another one” — tests named in a document. */
const namedTests = /`([\w./-]+\.(?:test|simulation|e2e)\.tsx?)`: ((?:“[^”]+”(?:, )?)+)/g;
const namedPath = /`((?:src|e2e|scripts|docs|public)\/[\w./-]+)`/g;
const pagesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pagesIn('docs'), ...pagesIn('store')];

const found = (pattern: RegExp) =>
  documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').replace(/\s+/g, ' ').matchAll(pattern)].map(([, path = '', titles = '']) => ({
      document,
      path,
      titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    })),
  );

test('every file and folder that a document names exists', () => {
  const missing = found(namedPath).filter(({ path }) => !existsSync(path));
  expect(missing.map(({ document, path }) => `${document}: ${path}`)).toEqual([]);
});

test('every source that a document names, be it by the end of its path, exists', () => {
  const sources = ['src', 'e2e', 'scripts', 'bench', '.'].flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== '.', encoding: 'utf8' }).map((path) => `/${folder}/${path}`),
  );
  const named = found(/`([\w./-]+\.(?:tsx?|css|html|svg|sh))`/g);
  expect(named.length).toBeGreaterThan(200);
  const missing = named.filter(({ path }) => !sources.some((source) => source.endsWith(`/${path}`)));
  expect(missing.filter(({ path }) => !existsSync(path)).map(({ document, path }) => `${document}: ${path}`)).toEqual(
    [],
  );
});

test('docs/architecture.md names every room of the house', () => {
  const architecture = readFileSync('docs/architecture.md', 'utf8');
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.length).toBeGreaterThan(9);
  expect(rooms.map(({ name }) => name).filter((name) => !architecture.includes(`\`src/${name}\``))).toEqual([]);
});

test('every test that a document names exists', () => {
  const named = found(namedTests);
  expect(named.length).toBeGreaterThan(30);
  const missing = named.flatMap(({ path, titles }) => {
    const text = existsSync(path) ? titlesIn(path) : '';
    return titles.filter((title) => !text.includes(title)).map((title) => `${path}: ${title}`);
  });
  expect(missing).toEqual([]);
});

test('every row of docs/browsers.md names a test', () => {
  const rows = readFileSync('docs/browsers.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (feature|-)/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !/`e2e\/[\w./-]+\.e2e\.ts`: “/.test(row))).toEqual([]);
});

/** The file's text as a title is written in it: quotes escaped, lines joined. */
function titlesIn(path: string): string {
  return readFileSync(path, 'utf8').replaceAll("\\'", "'").replace(/\s+/g, ' ');
}
