import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `src/stars/wish.test.ts`: “its title”, “another one” — tests named in a document. */
const namedTests = /`([\w./-]+\.(?:test|simulation|e2e)\.tsx?)`: ((?:“[^”]+”(?:, )?)+)/g;
const namedPath = /`((?:src|e2e|scripts|docs|public)\/[\w./-]+)`/g;
const documents = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)];

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

test('every test that a document names exists', () => {
  const named = found(namedTests);
  expect(named.length).toBeGreaterThan(30);
  const missing = named.flatMap(({ path, titles }) => {
    const text = existsSync(path) ? titlesIn(path) : '';
    return titles.filter((title) => !text.includes(title)).map((title) => `${path}: ${title}`);
  });
  expect(missing).toEqual([]);
});

/** The file's text as a title is written in it: quotes escaped, lines joined. */
function titlesIn(path: string): string {
  return readFileSync(path, 'utf8').replaceAll("\\'", "'").replace(/\s+/g, ' ');
}
