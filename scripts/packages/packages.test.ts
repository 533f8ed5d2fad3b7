import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { zipOf } from './archive';
import { forChromeStore, readFolder } from './built-files';
import { sourceFiles } from './source-files';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (path: string, text = path) => ({ path, content: bytes(text) });
const folder = mkdtempSync(join(tmpdir(), 'stars-packages-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('an archive depends neither on the order of the files nor on the day', () => {
  const files = [file('b/é.js'), file('B.js'), file('b.js'), file('a/z.js')];
  const zip = zipOf(files);
  expect(zipOf([...files].reverse())).toEqual(zip);
  expect(Object.keys(unzipSync(zip))).toEqual(['B.js', 'a/z.js', 'b.js', 'b/é.js']);
  // The time and day of the first entry (APPNOTE 4.3.7): midnight, 1 January 1980, in every time zone.
  expect([...zip.slice(10, 14)]).toEqual([0, 0, 0x21, 0]);
  expect(new TextDecoder().decode(unzipSync(zip)['b/é.js'])).toBe('b/é.js');
});

test('a path that is there twice is an error', () => {
  expect(() => zipOf([file('a.js'), file('a.js', 'other')])).toThrow('a.js is there twice');
});

test('what the Chrome store takes has no key, and is what was built in all else', () => {
  const manifest = '{\n  "name": "Stars",\n  "key": "MIIB+/==",\n  "version": "1.2"\n}\n';
  const packed = forChromeStore([file('manifest.json', manifest), file('a.js', '"key": "x",\n')]);
  expect(packed.map(({ content }) => new TextDecoder().decode(content))).toEqual([
    '{\n  "name": "Stars",\n  "version": "1.2"\n}\n',
    '"key": "x",\n',
  ]);
  expect(() => forChromeStore([file('manifest.json', '{"key":"MII"}')])).toThrow('the key was not found');
});

test('outside a clone, the source is every file that .gitignore does not name', () => {
  write('.gitignore', 'node_modules\ndist/\n/demo/\n*.tsbuildinfo\n');
  write('src/index.ts', 'export {};');
  write('run', '#!/bin/sh');
  for (const path of ['node_modules/a.js', 'dist/a.js', 'demo/a.png', 'x.tsbuildinfo']) write(path, '');
  write('scripts/demo/show.ts', '');
  const files = sourceFiles(folder);
  expect(files.map(({ path }) => path).sort()).toEqual(['.gitignore', 'run', 'scripts/demo/show.ts', 'src/index.ts']);
  expect(files.filter(({ isExecutable }) => isExecutable).map(({ path }) => path)).toEqual(['run']);
});

test('in the clone, the source is what git tracks: nothing that is built, all that it is built from', () => {
  const paths = sourceFiles().map(({ path }) => path);
  for (const needed of ['package.json', 'package-lock.json', 'manifest.json', 'vite.config.ts', 'src/popup/index.html'])
    expect(paths).toContain(needed);
  expect(paths.filter((path) => /^(dist|node_modules|demo)\//.test(path))).toEqual([]);
});

test('a folder is read with the paths inside it, whichever way it is named', () => {
  write('built/deep/a.js', 'a');
  const paths = (name: string) => readFolder(name).map(({ path }) => path);
  expect(paths(join(folder, 'built'))).toEqual(['deep/a.js']);
  expect(paths(`${folder}/./built`)).toEqual(['deep/a.js']);
});
