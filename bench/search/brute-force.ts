import type { StarRow } from '../../src/stars/star-row';

/** Marks of any script but the voicing marks of kana, which make other words. */
const marks = /(?![\u3099\u309a])\p{Mn}/gu;

/** Upper case and back makes ß "ss"; œ is what people write oe for. It knows nothing of our folding. */
const bare = (text: string): string =>
  text.normalize('NFKD').replace(marks, '').toUpperCase().toLowerCase().replaceAll('œ', 'oe');

/** What is right, the slow way. */
export function createBruteForce(rows: readonly StarRow[]) {
  const texts = rows.map(({ messageId, content, sender, chat }) => ({
    messageId,
    text: bare(`${content.text}\n${sender.name}\n${chat.title}`),
  }));
  const idsWhere = (fits: (text: string) => boolean) =>
    new Set(texts.flatMap(({ messageId, text }) => (fits(text) ? [messageId] : [])));
  const wordsOf = (typed: string) => bare(typed).split(/\s+/).filter(Boolean);
  return {
    /** Every word is somewhere in it. */
    holding: (typed: string): Set<string> => {
      const words = wordsOf(typed);
      return idsWhere((text) => words.every((word) => text.includes(word)));
    },
    /** Every word begins a word of it; where words are not set apart, it is anywhere. */
    beginning: (typed: string, isApart: boolean): Set<string> => {
      const words = wordsOf(typed);
      const starts = (text: string, word: string) =>
        text.startsWith(word) || text.includes(` ${word}`) || text.includes(`\n${word}`);
      return idsWhere((text) => words.every((word) => (isApart ? starts(text, word) : text.includes(word))));
    },
  };
}
