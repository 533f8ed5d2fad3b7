import { type BuiltPackage, type Check, check } from './built-package';

/** Every sentence that manifest or pages name exists, in every language, with the same places to fill in. */
export function checkMessages({ target, manifest, texts }: BuiltPackage, usedKeys: readonly string[]): Check {
  const named = [...texts].flatMap(([path, text]) =>
    path.startsWith('_locales/') ? [] : [...text.matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key),
  );
  const locales = [...texts].filter(([path]) => /^_locales\/[^/]+\/messages\.json$/.test(path));
  const main = keysOf(texts.get(`_locales/${manifest.default_locale}/messages.json`) ?? '{}');
  return check(`${target}: every sentence is there, in every language`, [
    locales.length === 0 && 'there are no _locales',
    ...[...new Set([...named, ...usedKeys])].map((key) => !main.has(key) && `${key} is used and has no sentence`),
    ...locales.flatMap(([path, text]) => differences(path, keysOf(text), main)),
  ]);
}

/** The keys that the source asks for: `t('key')`. */
export function keysUsed(source: string): string[] {
  return [...source.matchAll(/\bt\(\s*'(\w+)'/g)].map(([, key = '']) => key);
}

/** Key → the substitutions of its sentence. */
function keysOf(text: string): Map<string, string> {
  const messages: Record<string, { message: string }> = JSON.parse(text);
  const places = (message: string) => [...new Set(message.match(/\$\w+\$?/g))].sort().join(' ');
  return new Map(Object.entries(messages).map(([key, { message }]) => [key, places(message)]));
}

function differences(path: string, keys: ReadonlyMap<string, string>, main: ReadonlyMap<string, string>): string[] {
  const missing = [...main.keys()].filter((key) => !keys.has(key)).map((key) => `${path} lacks ${key}`);
  const different = [...keys]
    .filter(([key, places]) => main.get(key) !== places)
    .map(([key]) => `${path}: ${key} differs`);
  return [...missing, ...different];
}
