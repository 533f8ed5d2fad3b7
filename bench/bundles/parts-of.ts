import { SourceMap } from 'node:module';

/** Bytes of a built file by the source they come from. */
export function partsOf(code: string, map: string): Map<string, number> {
  const sources = new SourceMap(JSON.parse(map));
  const parts = new Map<string, number>();
  for (const [line, text] of code.split('\n').entries()) {
    if (text.startsWith('//# sourceMappingURL')) continue;
    let column = 0;
    for (const character of text) {
      const entry = sources.findEntry(line, column);
      // Some of it comes from nowhere, whatever the types say.
      const source = 'originalSource' in entry && entry.originalSource ? nameOf(entry.originalSource) : 'the build';
      parts.set(source, (parts.get(source) ?? 0) + Buffer.byteLength(character));
      column += character.length;
    }
  }
  return parts;
}

/** A source below the project's folder, or its package. */
function nameOf(path: string): string {
  const [, inPackage] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return inPackage ?? path.slice(Math.max(0, path.search(/\bsrc\//)));
}

/** By package, or by folder of ours. */
export function byFolder(parts: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, bytes] of parts) {
    const folder = name.startsWith('src/') ? name.split('/').slice(0, -1).join('/') : name;
    sums.set(folder, (sums.get(folder) ?? 0) + bytes);
  }
  return sums;
}

export function largest(parts: ReadonlyMap<string, number>, count: number): [string, number][] {
  return [...parts].sort(([, a], [, b]) => b - a).slice(0, count);
}
