import { catalogueFaults } from '../languages/catalogue-faults';
import type { Catalogue } from '../languages/catalogues';
import { type BuiltPackage, type Check, check } from './built-package';

/** Every sentence that manifest or pages name exists, in every language, with the same places to fill in. */
export function checkMessages({ target, manifest, texts }: BuiltPackage, usedKeys: readonly string[]): Check {
  const named = [...texts].flatMap(([path, text]) =>
    path.startsWith('_locales/') ? [] : [...text.matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key),
  );
  const languages = [...texts.keys()].flatMap((path) => /^_locales\/([^/]+)\/messages\.json$/.exec(path)?.[1] ?? []);
  const read = (language: string): Catalogue => JSON.parse(texts.get(`_locales/${language}/messages.json`) ?? '{}');
  const main = read(manifest.default_locale);
  return check(`${target}: every sentence is there, in every language`, [
    languages.length === 0 && 'there are no _locales',
    ...[...new Set([...named, ...usedKeys])].map((key) => !(key in main) && `${key} is used and has no sentence`),
    ...languages.flatMap((language) => catalogueFaults(language, read(language), main)),
  ]);
}

/** The keys that the source asks for: `t('key')`, and `countSentence('key', …)` with its plural categories. */
export function keysUsed(source: string): string[] {
  const plain = [...source.matchAll(/\bt\(\s*'(\w+)'/g)].map(([, key = '']) => key);
  const counted = [...source.matchAll(/\bcountSentence\(\s*'(\w+)'/g)].map(([, stem = '']) => stem);
  return [...plain, ...counted.flatMap((stem) => [`${stem}_one`, `${stem}_other`])];
}
