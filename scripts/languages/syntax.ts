import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** A part of a program (ESTree). */
export interface Part {
  type: string;
  start: number;
  [field: string]: unknown;
}

/** A file of src as it ships, read as a program. */
export interface SourceFile {
  path: string;
  text: string;
  program: Part;
}

export function readSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0 || !isPart(program)) throw new Error(`${path} cannot be read`);
  return { path, text, program };
}

/** All that is built into the extension; no test. */
export function shippedSource(): SourceFile[] {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const shipped = paths.filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.simulation\.|testing[\\/]/.test(path));
  return shipped.map((path) => readSource(`src/${path}`, readFileSync(`src/${path}`, 'utf8')));
}

export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The parts right below this one. */
export function partsOf(part: Part): Part[] {
  return Object.values(part)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isPart);
}

/** This part and all below it. */
export function* allParts(part: Part): Generator<Part> {
  yield part;
  for (const below of partsOf(part)) yield* allParts(below);
}

/** The text of a string, or the fixed pieces of a template; empty for everything else. */
export function wordsOf(part: Part): string[] {
  if (part.type === 'Literal' && typeof part.value === 'string') return [part.value];
  if (part.type !== 'TemplateElement' || typeof part.value !== 'object' || part.value === null) return [];
  return 'cooked' in part.value && typeof part.value.cooked === 'string' ? [part.value.cooked] : [];
}

/** The name of what is called, assigned to, or set: the last one of a chain. */
export function nameOf(part: unknown): string {
  if (!isPart(part)) return '';
  if (typeof part.name === 'string') return part.name;
  return nameOf(part.property ?? part.name);
}
