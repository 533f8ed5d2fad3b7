import { allParts, isPart, nameOf, type SourceFile, wordsOf } from './syntax';

export interface UsedKeys {
  /** Named as they are: `t('popup_title')`, `__MSG_actionTitle__`. */
  exact: ReadonlySet<string>;
  /** Beginnings to which a plural category is added: `countSentence('popup_waiting', …)`. */
  counted: ReadonlySet<string>;
  /** Beginnings to which a code is added: `sentenceOf(`error_${code}`)`. */
  beginnings: ReadonlySet<string>;
  /** Every string there is, `-` as `_`: a code is one of them. */
  strings: ReadonlySet<string>;
}

/** The names of sentences in the source and in files that hold `__MSG_…__`. */
export function usedKeys(files: readonly SourceFile[], others: readonly string[]): UsedKeys {
  const exact = new Set(others.flatMap((text) => [...text.matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key)));
  const counted = new Set<string>();
  const beginnings = new Set<string>();
  const strings = new Set<string>();
  for (const { program } of files) {
    for (const part of allParts(program)) {
      for (const words of part.type === 'Literal' ? wordsOf(part) : []) {
        strings.add(words.replaceAll('-', '_'));
        if (/^[a-z]\w*$/i.test(words)) exact.add(words);
      }
      if (part.type !== 'CallExpression' || !Array.isArray(part.arguments)) continue;
      const first: unknown = part.arguments[0];
      if (!isPart(first)) continue;
      const name = nameOf(part.callee);
      if (name === 'countSentence')
        for (const each of allParts(first)) for (const words of wordsOf(each)) counted.add(words);
      const [beginning] = first.type === 'TemplateLiteral' ? [...allParts(first)].flatMap(wordsOf) : [];
      if (/^(t|sentenceOf)$/.test(name) && beginning) beginnings.add(beginning);
    }
  }
  return { exact, counted, beginnings, strings };
}

/** Sentences that nothing asks for. */
export function unusedKeys(keys: readonly string[], { exact, counted, beginnings, strings }: UsedKeys): string[] {
  const isUsed = (key: string) =>
    exact.has(key) ||
    counted.has(key.replace(/_(one|other)$/, '')) ||
    [...beginnings].some((beginning) => key.startsWith(beginning) && strings.has(key.slice(beginning.length)));
  return keys.filter((key) => !isUsed(key));
}
