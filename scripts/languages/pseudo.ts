import { type Catalogue, plainWords } from './catalogues';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';

/**
 * English as a language that nobody speaks: accents show which words come from `_locales`, a third more letters where other
 * languages are longer, and the brackets where something is cut off. For tests and pictures; it does not ship.
 */
export function pseudoCatalogue(english: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(english).map(([key, sentence]) => [
      key,
      { message: key === 'language' || key === 'direction' ? sentence.message : pseudoWords(plainWords(sentence)) },
    ]),
  );
}

function pseudoWords(words: string): string {
  const changed = words.replace(/\$\d|\{\w+\}|[a-z]/gi, (piece) => accented[plain.indexOf(piece)] ?? piece);
  // Whole words of two letters, so that the longer text breaks as a text does.
  const more = ' ~~'.repeat(Math.ceil((words.length * 0.35) / 3));
  return `⟦${changed}${more}⟧`;
}
