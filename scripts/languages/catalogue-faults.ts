import { type Catalogue, countedKeys, plainWords, type Sentence } from './catalogues';

/** What is wrong with a language: keys that are missing or unknown, places to fill in that differ, plural categories. */
export function catalogueFaults(language: string, catalogue: Catalogue, english: Catalogue): string[] {
  const stems = countedKeys(english);
  const categories = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions().pluralCategories;
  const wanted = new Map<string, Sentence>();
  for (const [key, sentence] of Object.entries(english)) {
    const stem = /^(.*)_(one|other)$/.exec(key)?.[1];
    if (stem === undefined || !stems.has(stem)) wanted.set(key, sentence);
    else if (key.endsWith('_other')) for (const category of categories) wanted.set(`${stem}_${category}`, sentence);
  }
  const faults = [...wanted].flatMap(([key, model]) => {
    const sentence = catalogue[key];
    if (!sentence) return [`${language} lacks ${key}`];
    if (!/\S/.test(sentence.message)) return [`${language}: ${key} is empty`];
    return haveSamePlaces(placesOf(sentence), placesOf(model), isAboutOneNumber(language, key, stems))
      ? []
      : [`${language}: ${key} differs in what is filled in`];
  });
  const unknown = Object.keys(catalogue).filter((key) => !wanted.has(key));
  return [...faults, ...unknown.map((key) => `${language} has ${key}, which English has not`)];
}

/** A form for one number only, such as the Arabic dual, may say it by a word instead of `$1`. */
function isAboutOneNumber(language: string, key: string, stems: ReadonlySet<string>): boolean {
  const [, stem = '', category = ''] = /^(.*)_([a-z]+)$/.exec(key) ?? [];
  if (!stems.has(stem)) return false;
  const rules = new Intl.PluralRules(language.replace('_', '-'));
  const numbers = Array.from({ length: 1_000 }, (_, number) => number);
  return numbers.filter((number) => rules.select(number) === category).length === 1;
}

function haveSamePlaces(mine: readonly string[], model: readonly string[], mayOmitNumber: boolean): boolean {
  const [wanted, given] = mayOmitNumber
    ? [model.filter((place) => place !== '$1'), mine.filter((place) => place !== '$1')]
    : [model, mine];
  return wanted.join() === given.join();
}

/** `$1` and the like, and the names in braces of a link's form, which the user types as they are. */
function placesOf(sentence: Sentence): string[] {
  return [...new Set(plainWords(sentence).match(/\$\w+\$?|\{\w+\}/g))].sort();
}
