import { createBruteForce } from './brute-force';
import { type Language, languages, makeRows, typedKeys } from './corpus';
import { engines } from './engines';

export interface Findings {
  engine: string;
  keys: number;
  /** Keys for which it found other stars than brute force. */
  unequal: number;
  of: Record<Language, Share>;
}

interface Share {
  /** Of the stars that hold the words where a word begins: how many it did not find. */
  missed: number;
  /** Of those found: how many do not hold the words anywhere. */
  wrong: number;
}

/** Each engine beside brute force, key by key; fair to those that look at the beginnings of words only. */
export function checkFindings(stars: number, wordsEach: number): Findings[] {
  const rows = makeRows(stars);
  const keys = typedKeys(rows, wordsEach);
  const bruteForce = createBruteForce(rows);
  return engines.map(({ name, build }) => {
    const search = build(rows);
    let unequal = 0;
    const shareOf = (language: Language): Share => {
      let [due, missed, foundInAll, wrong] = [0, 0, 0, 0];
      for (const typed of keys[language]) {
        const found = new Set(search(typed));
        const holding = bruteForce.holding(typed);
        const expected = [...bruteForce.beginning(typed, language !== 'CJK')];
        due += expected.length;
        missed += expected.filter((id) => !found.has(id)).length;
        foundInAll += found.size;
        const wrongHere = [...found].filter((id) => !holding.has(id)).length;
        wrong += wrongHere;
        if (wrongHere > 0 || found.size !== holding.size) unequal++;
      }
      return { missed: missed / Math.max(1, due), wrong: wrong / Math.max(1, foundInAll) };
    };
    const of = {
      English: shareOf('English'),
      accents: shareOf('accents'),
      Arabic: shareOf('Arabic'),
      CJK: shareOf('CJK'),
    };
    return { engine: name, keys: languages.flatMap((language) => keys[language]).length, unequal, of };
  });
}
