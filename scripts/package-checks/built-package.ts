import { readdirSync, readFileSync } from 'node:fs';

export interface Manifest {
  [key: string]: unknown;
  background: Record<string, unknown>;
  content_scripts: readonly { js: readonly string[]; css?: readonly string[]; matches: readonly string[] }[];
  permissions: readonly string[];
  host_permissions: readonly string[];
  optional_host_permissions: readonly string[];
  content_security_policy: { extension_pages: string };
  default_locale: string;
  storage?: { managed_schema: string };
}

/** A folder under dist, read whole. */
export interface BuiltPackage {
  target: 'chrome' | 'firefox';
  manifest: Manifest;
  /** Path → text, for everything but pictures. */
  texts: ReadonlyMap<string, string>;
}

/** One thing that must be so; `problem` says what is not, null: all is well. */
export interface Check {
  name: string;
  problem: string | null;
}

export function readPackage(target: 'chrome' | 'firefox', folder = `dist/${target}`): BuiltPackage {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const readable = paths.filter((path) => /\.(js|css|html|json|svg|map|txt)$/.test(path));
  const texts = new Map(readable.map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')]));
  return { target, texts, manifest: JSON.parse(texts.get('manifest.json') ?? '{}') };
}

/** A check from the list of what is wrong. */
export function check(name: string, problems: readonly (string | false | null)[]): Check {
  const real = problems.filter((problem) => typeof problem === 'string');
  return { name, problem: real.length === 0 ? null : real.join('; ') };
}
