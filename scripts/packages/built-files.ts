import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { PackedFile } from './archive';

/** Every file in a folder, however deep. */
export function readFolder(folder: string): PackedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = `${parentPath}/${name}`;
      return { path: relative(folder, path).replaceAll('\\', '/'), content: readFileSync(path) };
    });
}

/** What the Chrome Web Store takes: it gives the extension its key, and refuses a package that brings one. */
export function forChromeStore(files: readonly PackedFile[]): PackedFile[] {
  return files.map((file) => (file.path === 'manifest.json' ? { ...file, content: withoutKey(file.content) } : file));
}

/** One line less, and all else as it was built. */
function withoutKey(content: Uint8Array): Uint8Array {
  const manifest = new TextDecoder().decode(content).replace(/^ {2}"key": ".*",\n/m, '');
  if ('key' in JSON.parse(manifest)) throw new Error('the key was not found in the manifest');
  return new TextEncoder().encode(manifest);
}
