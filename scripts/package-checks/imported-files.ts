import type { Manifest } from './built-package';

/** This file and everything that it loads before it runs: what is asked for later is not among them. */
export function importedFiles(texts: ReadonlyMap<string, string>, entry: string): string[] {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const imports = (texts.get(path) ?? '').matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g);
    for (const [, target = ''] of imports) visit(new URL(target, `file:///${path}`).pathname.slice(1));
  };
  visit(entry);
  return [...seen];
}

export function backgroundEntry({ background }: Manifest): string {
  const { service_worker: worker, scripts } = background;
  return typeof worker === 'string' ? worker : Array.isArray(scripts) ? String(scripts[0]) : '';
}

/** The scripts that a page names, those included that it leaves to its first script (src/popup/early-modules.ts). */
export function pageEntries(page: string): string[] {
  const named = [...page.matchAll(/<script[^>]*\bsrc="\/?([^"]+)"/g)].map(([, path = '']) => path);
  const left = [...page.matchAll(/\bdata-modules="([^"]*)"/g)].flatMap(
    ([, paths = '']) => paths.match(/[^/ ]\S*/g) ?? [],
  );
  return [...named, ...left];
}
