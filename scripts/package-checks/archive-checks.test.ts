import { expect, test } from 'vitest';
import { type PackedFile, zipOf } from '../packages/archive';
import { forChromeStore } from '../packages/built-files';
import { checkContents, checkKinds, checkSameBytes, checkVersion } from './archive-checks';

const file = (path: string, text: string): PackedFile => ({ path, content: new TextEncoder().encode(text) });
const manifest = file('manifest.json', '{\n  "name": "Stars",\n  "key": "MII",\n  "version": "1.2"\n}\n');
const built = [manifest, file('src/a.js', 'a()')];
const chrome = (files: readonly PackedFile[]) => checkContents('chrome', zipOf(files), built).problem;
const firefox = (files: readonly PackedFile[]) => checkContents('firefox', zipOf(files), built).problem;

test('what was built, less the key, is well', () => {
  expect(chrome(forChromeStore(built))).toBeNull();
  expect(firefox(built)).toBeNull();
});

test('everything else is a problem by name', () => {
  const [packed = manifest, script = manifest] = forChromeStore(built);
  expect(chrome(built)).toContain('these differ: none');
  expect(chrome([packed])).toContain('these differ: manifest.json src/a.js');
  expect(chrome([packed, file('src/a.js', 'b()')])).toContain('src/a.js');
  expect(chrome([packed, script, file('b.js', '')])).toContain('these were not built: b.js');
  const renamed = file('manifest.json', '{\n  "name": "Star",\n  "version": "1.2"\n}\n');
  expect(chrome([renamed, script])).toContain('more than the key is missing in the manifest');
  expect(firefox(forChromeStore(built))).toContain('these differ: manifest.json');
  expect(checkContents('chrome', zipOf([script]), [script]).problem).toContain('what was built has no key');
});

test('what no browser reads does not belong in a package', () => {
  expect(checkKinds('chrome', zipOf(built)).problem).toBeNull();
  const odd = zipOf([...built, file('src/a.js.map', ''), file('.env.js', '')]);
  expect(checkKinds('chrome', odd).problem).toBe('of an unknown kind: src/a.js.map; hidden: .env.js');
});

test('a difference between two runs is named', () => {
  const archive = (files: readonly PackedFile[]) => [{ fileName: 'x.zip', content: zipOf(files) }];
  const problems = (other: ReturnType<typeof archive>) =>
    checkSameBytes(archive(built), other).map(({ problem }) => problem);
  expect(problems(archive(built))).toEqual([null]);
  expect(problems(archive([manifest, file('src/a.js', 'b()')]))).toEqual(['these differ: src/a.js']);
  expect(problems(archive([...built, file('b.js', '')]))).toEqual(['these differ: b.js']);
  expect(problems([])).toEqual(['it was not made']);
});

test('one version everywhere, of a form that both stores take', () => {
  expect(checkVersion('1.2.3', { lock: '1.2.3' }).problem).toBeNull();
  expect(checkVersion('1.2.3', { lock: '1.2.2' }).problem).toBe('lock has 1.2.2 and not 1.2.3');
  expect(checkVersion('1.2.3', { lock: undefined }).problem).toContain('lock has undefined');
  for (const version of ['1.2.3-beta', '1', '01.2', '1.2.3.4.5', '1.70000'])
    expect(checkVersion(version, {}).problem).toContain('is none that both stores take');
});
