import { gzipSync } from 'node:zlib';
import { sizeBudgets } from '../../bench/budgets';
import { type BuiltPackage, type Check, check } from './built-package';
import { importedFiles, pageEntries } from './imported-files';

const optionsPage = 'src/options/index.html';

/** What nobody waits for with the list or with Cliq's page, and still is not to grow unseen. */
export function checkOtherSizes({ target, texts }: BuiltPackage): Check {
  const entries = pageEntries(texts.get(optionsPage) ?? '');
  const paths = [...texts.keys()];
  const isTooBig = (files: readonly string[], limit: number) => {
    const size = zippedSize(texts, files);
    return size > limit && `${files.join(' + ')} are ${size} bytes gzipped, more than ${limit}`;
  };
  return check(`${target}: options, styles and the second script are small`, [
    entries.length === 0 && `${optionsPage} has no script`,
    isTooBig([...new Set(entries.flatMap((entry) => importedFiles(texts, entry)))], sizeBudgets.optionsZipped),
    isTooBig(
      paths.filter((path) => path.endsWith('.css')),
      sizeBudgets.stylesZipped,
    ),
    isTooBig(
      paths.filter((path) => /^src\/study\/.*\.js$/.test(path)),
      sizeBudgets.secondScriptZipped,
    ),
  ]);
}

export function zippedSize(texts: ReadonlyMap<string, string>, files: readonly string[]): number {
  return files.reduce((sum, path) => sum + gzipSync(texts.get(path) ?? '', { level: 9 }).byteLength, 0);
}
