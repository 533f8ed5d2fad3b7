import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { type BuiltPackage, type Check, check } from './built-package';

const contentLimit = 18_000;
const workerLimit = 105_000;

/** A word that Preact cannot be bundled without. The popup's bundle proves that it still is one. */
const preactMarker = 'dangerouslySetInnerHTML';

/** One classic script that loads nothing more: it starts at once, and leaves nothing for the page to find. */
export function checkContentScript({ target, manifest, texts }: BuiltPackage): Check {
  const paths = manifest.content_scripts.flatMap(({ js, css = [] }) => [...js, ...css]);
  const code = texts.get(paths[0] ?? '') ?? '';
  const size = gzipSync(code, { level: 9 }).byteLength;
  const marksPreact = [...texts].some(([path, text]) => path !== paths[0] && text.includes(preactMarker));
  return check(`${target}: the content script is one small file, without Preact`, [
    paths.length !== 1 && `content_scripts name ${paths.length} files`,
    code === '' && `${paths[0]} is not there`,
    !isClassicScript(code) && 'it has import or export statements',
    /\bimport\s*\(/.test(code) && 'it loads another file',
    !marksPreact && `no file holds ${preactMarker}: the sign that tells Preact is out of date`,
    code.includes(preactMarker) && 'it holds Preact',
    size > contentLimit && `it is ${size} bytes gzipped, more than ${contentLimit}`,
  ]);
}

/** The background with everything it imports, chunks shared with the pages included. */
export function checkWorkerSize({ target, manifest, texts }: BuiltPackage): Check {
  const { service_worker: worker, scripts } = manifest.background;
  const entry = typeof worker === 'string' ? worker : Array.isArray(scripts) ? String(scripts[0]) : '';
  const files = importedFiles(texts, entry);
  const size = files.reduce((sum, path) => sum + Buffer.byteLength(texts.get(path) ?? ''), 0);
  return check(`${target}: the background is small`, [
    files.length < 2 && `${entry} imports nothing`,
    size > workerLimit && `${files.join(' + ')} are ${size} bytes, more than ${workerLimit}`,
  ]);
}

/** Nothing that ships knows of a test. */
export function checkNoTestAddress({ target, texts }: BuiltPackage): Check {
  const address = /localhost|127\.0\.0\.1|\[::1\]|zoho\.test|1000\.STANDIN|stand-in/i;
  return check(
    `${target}: nothing knows a test’s address`,
    [...texts].map(([path, text]) => address.test(text) && `${path} holds ${address.exec(text)?.[0]}`),
  );
}

function isClassicScript(code: string): boolean {
  try {
    new Script(code);
    return true;
  } catch {
    return false;
  }
}

function importedFiles(texts: ReadonlyMap<string, string>, entry: string): string[] {
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
