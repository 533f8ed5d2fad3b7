import type { Catalogue } from './catalogues';

/** Sentences that are the same in English: more than a tenth of them is no translation. */
export function unchangedKeys(catalogue: Catalogue, english: Catalogue): string[] {
  return Object.keys(catalogue).filter((key) => catalogue[key]?.message === english[key]?.message);
}

/** Arabic letters in every sentence that has letters at all. The language's own tag and direction are no sentences. */
export function keysWithoutScript(catalogue: Catalogue, script: RegExp): string[] {
  return Object.entries(catalogue)
    .filter(([key, { message }]) => key !== 'language' && key !== 'direction' && !script.test(message))
    .map(([key]) => key);
}

/** Words that every longer English sentence has some of, and no German one. */
const englishWords =
  /\b(the|and|or|of|to|you|your|yours|is|are|be|been|not|no|with|without|this|that|these|from|for|it|its|on|at|by|as|if|then|when|sign|signed|stars?|starred|message|messages|open|remove|removed|show|shown|again|check|choose|copy|key|keys|view|views|undo|search|list|account|selected?|import|export|file|row|rows)\b/gi;
/** Names, the names of placeholders, and what Zoho's own English pages say. */
const quoted = /„[^“]*“|«[^»]*»|https?:\/\/\S*|\{\w+\}|\$\w+\$|\/\w+\//g;
/** They are German words, too. */
const isGermanAsWell = new Set(['import', 'export', 'copy']);

/** English words that were left in German sentences. */
export function englishLeftIn(catalogue: Catalogue): string[] {
  return Object.entries(catalogue).flatMap(([key, { message }]) => {
    const words = message.replace(quoted, '').match(englishWords) ?? [];
    return words.filter((word) => !isGermanAsWell.has(word.toLowerCase())).map((word) => `${key}: ${word}`);
  });
}
