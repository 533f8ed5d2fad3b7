import { unzipSync } from 'fflate';
import type { PackedFile } from '../packages/archive';
import type { Archive } from '../packages/make-packages';
import { type Check, check } from './built-package';

/** The store's zip holds what was built, file by file; of Chrome's manifest one line is missing. */
export function checkContents(target: 'chrome' | 'firefox', zip: Uint8Array, built: readonly PackedFile[]): Check {
  const packed = new Map(Object.entries(unzipSync(zip)));
  const differing = built.filter(({ path, content }) => !isSame(packed.get(path), content)).map(({ path }) => path);
  const unknown = [...packed.keys()].filter((path) => built.every((file) => file.path !== path));
  const expected = target === 'chrome' ? ['manifest.json'] : [];
  const manifest = built.find(({ path }) => path === 'manifest.json')?.content;
  return check(`${target}: the store’s zip holds what was built${target === 'chrome' ? ', less the key' : ''}`, [
    `${differing}` !== `${expected}` && `these differ: ${named(differing)}`,
    unknown.length > 0 && `these were not built: ${named(unknown)}`,
    target === 'chrome' && onlyKeyIsMissing(textOf(manifest), textOf(packed.get('manifest.json'))),
  ]);
}

function onlyKeyIsMissing(built: string, packed: string): string | null {
  const line = /^ {2}"key": "[\w+/=]+",\n/m.exec(built)?.[0];
  if (line === undefined) return 'what was built has no key';
  return built.replace(line, '') === packed ? null : 'more than the key is missing in the manifest, or less';
}

/** Nothing that a browser does not read: no source map, no picture of ours, no file of a tool. */
export function checkKinds(target: 'chrome' | 'firefox', zip: Uint8Array): Check {
  const odd = Object.keys(unzipSync(zip)).filter((path) => !/^[\w/.-]+\.(js|css|html|json|png|svg)$/.test(path));
  const hidden = Object.keys(unzipSync(zip)).filter((path) => /(^|\/)\./.test(path));
  return check(`${target}: the store’s zip holds nothing else`, [
    odd.length > 0 && `of an unknown kind: ${named(odd)}`,
    hidden.length > 0 && `hidden: ${named(hidden)}`,
  ]);
}

/** What was made twice, in two folders, is the same to the byte. */
export function checkSameBytes(one: readonly Archive[], other: readonly Archive[]): Check[] {
  return one.map(({ fileName, content }) => {
    const again = other.find((archive) => archive.fileName === fileName);
    return check(`${fileName} comes out the same when it is made again from the source archive`, [
      !isSame(again?.content, content) && differenceOf(content, again?.content),
    ]);
  });
}

function differenceOf(content: Uint8Array, again: Uint8Array | undefined): string {
  if (!again) return 'it was not made';
  const [one, other] = [unzipSync(content), unzipSync(again)];
  const paths = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const differing = paths.filter((path) => !isSame(one[path], other[path] ?? null));
  return `these differ: ${differing.length === 0 ? 'order or times' : named(differing)}`;
}

/** The one place of the version is package.json; npm copies it into the lock file, the build into the manifests. */
export function checkVersion(version: string, places: Readonly<Record<string, unknown>>): Check {
  const isForStores = /^(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){1,3}$/.test(version);
  return check('the version stands in package.json, and everybody has it from there', [
    !isForStores && `${version} is none that both stores take`,
    ...Object.entries(places).map(
      ([name, found]) => found !== version && `${name} has ${String(found)} and not ${version}`,
    ),
  ]);
}

function textOf(content: Uint8Array | undefined): string {
  return new TextDecoder().decode(content ?? new Uint8Array());
}

function named(paths: readonly string[]): string {
  const more = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  return (paths.slice(0, 5).join(' ') || 'none') + more;
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | null): boolean {
  return one !== undefined && other !== null && Buffer.compare(one, other) === 0;
}
