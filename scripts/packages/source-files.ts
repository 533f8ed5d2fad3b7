import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { PackedFile } from './archive';

/**
 * All that the project is made of: the files that git tracks, as they are in the folder now. Where there is no clone (this very archive,
 * unpacked), every file but those that .gitignore names.
 */
export function sourceFiles(root = '.'): PackedFile[] {
  const paths = existsSync(`${root}/.git`) ? trackedPaths(root) : walkedPaths(root);
  return paths.map((path) => {
    const content = readFileSync(`${root}/${path}`);
    // Not by the file's mode: an unpacked archive may have lost it, and Windows has none.
    return { path, content, isExecutable: content.toString('latin1', 0, 2) === '#!' };
  });
}

/** What is in the folder and not in git as it is: it would be built, and be in no commit. */
export function uncommittedPaths(root = '.'): string[] {
  if (!existsSync(`${root}/.git`)) return [];
  return lines(git(root, ['status', '--porcelain'])).map((line) => line.slice(3));
}

function trackedPaths(root: string): string[] {
  // A file that was removed and is still in git's index cannot be packed.
  return git(root, ['ls-files', '-z'])
    .split('\0')
    .filter((path) => path !== '' && existsSync(`${root}/${path}`));
}

function walkedPaths(root: string): string[] {
  const ignored = lines(readFileSync(`${root}/.gitignore`, 'utf8')).map((line) => line.replace(/\/$/, ''));
  const isIgnored = (path: string, name: string) =>
    ignored.some((pattern) => {
      if (pattern.startsWith('/')) return `/${path}` === pattern;
      return pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern;
    });
  const walk = (folder: string): string[] =>
    readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      if (isIgnored(path, entry.name)) return [];
      return entry.isDirectory() ? walk(`${path}/`) : [path];
    });
  return walk('');
}

/** A clone that belongs to another user of this computer is read, too. */
function git(root: string, args: readonly string[]): string {
  return execFileSync('git', ['-c', 'safe.directory=*', '-C', root, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');
