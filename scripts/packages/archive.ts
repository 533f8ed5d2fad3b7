import { type Zippable, zipSync } from 'fflate';

export interface PackedFile {
  /** With slashes, from the root of the archive. */
  path: string;
  content: Uint8Array;
  isExecutable?: boolean;
}

/** The first moment that a zip can tell. Zip has no time zones: read as local time, the same bytes come out everywhere. */
const fixedTime = new Date(1980, 0, 1);
const unix = 3;
const regularFile = 0o100_000;

/** The same files make the same bytes, in whatever order they come, on whatever computer. */
export function zipOf(files: readonly PackedFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, content, isExecutable } of [...files].sort(byPath)) {
    if (path in entries) throw new Error(`${path} is there twice`);
    const attrs = (regularFile | (isExecutable ? 0o755 : 0o644)) << 16;
    entries[path] = [content, { mtime: fixedTime, level: 9, os: unix, attrs }];
  }
  return zipSync(entries);
}

/** By UTF-16 units: a language's own order differs from one computer to the next. */
function byPath(one: PackedFile, other: PackedFile): number {
  if (one.path === other.path) return 0;
  return one.path < other.path ? -1 : 1;
}
