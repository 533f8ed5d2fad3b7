import { fold } from './fold';

/** More words than this are not looked for. */
const mostWords = 20;

/** The words to look for, folded, each once; all of them must be found. */
export function searchWords(typed: string): string[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  return [...new Set(words)].slice(0, mostWords);
}
