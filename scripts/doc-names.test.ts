import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `src/stars/wish.test.ts`: “its title” — a test named in a document. */
const namedTest = /`([\w./-]+\.(?:test|simulation|e2e)\.tsx?)`:\s+“([^”]+)”/g;
const namedPath = /`((?:src|e2e|scripts|docs|public)\/[\w./-]+)`/g;
const documents = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)];

const found = (pattern: RegExp) =>
  documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').replace(/\s+/g, ' ').matchAll(pattern)].map(([, path = '', title = '']) => ({
      document,
      path,
      title,
    })),
  );

test('every file and folder that a document names exists', () => {
  const missing = found(namedPath).filter(({ path }) => !existsSync(path));
  expect(missing.map(({ document, path }) => `${document}: ${path}`)).toEqual([]);
});

test('every test that a document names exists', () => {
  const named = found(namedTest);
  const missing = named.filter(({ path, title }) => !existsSync(path) || !titlesIn(path).includes(title));
  expect(missing.map(({ document, path, title }) => `${document}: ${path}: ${title}`)).toEqual([]);
});

/** The file's text as a title is written in it: quotes escaped, lines joined. */
function titlesIn(path: string): string {
  return readFileSync(path, 'utf8').replaceAll("\\'", "'").replace(/\s+/g, ' ');
}
