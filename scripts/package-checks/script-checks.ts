import { Script } from 'node:vm';
import { sizeBudgets } from '../../bench/budgets';
import { type BuiltPackage, type Check, check } from './built-package';
import { backgroundEntry, importedFiles, pageEntries } from './imported-files';
import { zippedSize } from './size-checks';

const popupPage = 'src/popup/index.html';

/** A word that Preact cannot be bundled without. The popup's bundle proves that it still is one. */
const preactMarker = 'dangerouslySetInnerHTML';

/** One classic script that loads nothing more: it starts at once, and leaves nothing for the page to find. */
export function checkContentScript({ target, manifest, texts }: BuiltPackage): Check {
  const paths = manifest.content_scripts.flatMap(({ js, css = [] }) => [...js, ...css]);
  const code = texts.get(paths[0] ?? '') ?? '';
  const size = zippedSize(texts, paths.slice(0, 1));
  const limit = sizeBudgets.contentScriptZipped;
  const marksPreact = [...texts].some(([path, text]) => path !== paths[0] && text.includes(preactMarker));
  return check(`${target}: the content script is one small file, without Preact`, [
    paths.length !== 1 && `content_scripts name ${paths.length} files`,
    code === '' && `${paths[0]} is not there`,
    !isClassicScript(code) && 'it has import or export statements',
    /\bimport\s*\(/.test(code) && 'it loads another file',
    !marksPreact && `no file holds ${preactMarker}: the sign that tells Preact is out of date`,
    code.includes(preactMarker) && 'it holds Preact',
    size > limit && `it is ${size} bytes gzipped, more than ${limit}`,
  ]);
}

/** The browser waits for each file of it whenever it starts the background. */
export function checkWorkerSize({ target, manifest, texts }: BuiltPackage): Check {
  const entry = backgroundEntry(manifest);
  const others = importedFiles(texts, entry).filter((path) => path !== entry);
  const size = Buffer.byteLength(texts.get(entry) ?? '');
  const limit = sizeBudgets.backgroundMinified;
  return check(`${target}: the background is small`, [
    size === 0 && `${entry} is empty`,
    others.length > 0 && `${entry} imports ${others.join(', ')}: its parts belong in it`,
    size > limit && `${entry} has ${size} bytes, more than ${limit}`,
  ]);
}

/** What the popup loads before it shows anything: everything imported by its page, but not what is asked for later. */
export function checkPopupSize({ target, texts }: BuiltPackage): Check {
  const entries = pageEntries(texts.get(popupPage) ?? '');
  const files = [...new Set(entries.flatMap((entry) => importedFiles(texts, entry)))];
  const size = zippedSize(texts, files);
  const limit = sizeBudgets.listAtOpeningZipped;
  return check(`${target}: the popup opens at once`, [
    entries.length === 0 && `${popupPage} has no script`,
    // Chrome shows a popup when its page has loaded, modules in the page included.
    /<script[^>]*type="module"/.test(texts.get(popupPage) ?? '') && `${popupPage} waits for its modules`,
    size > limit && `${files.join(' + ')} are ${size} bytes gzipped, more than ${limit}`,
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
