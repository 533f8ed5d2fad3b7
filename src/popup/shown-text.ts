import { hitRanges } from '../stars/hit-ranges';

const collapsedLength = 600;
const expandedLength = 10_000;
const nameLength = 200;
/** Three lines of a popup hold about so many characters: a hit further on would not be seen. */
const seenLength = 120;
const beforeHit = 40;
/** Cliq's marks around code, alone in their line. */
const fences = /^[ \t]*```\w*[ \t]*\n?/gm;

/** What of a message is put on screen; the whole of it is in Cliq. */
export function shownText(text: string, isExpanded: boolean, words: readonly string[]): string {
  const whole = text.replace(fences, '').trim();
  if (isExpanded) return cut(whole, expandedLength);
  const [hit] = hitRanges(whole, words);
  const from = hit && hit[1] > seenLength ? startBefore(whole, hit[0]) : 0;
  return (from > 0 ? '… ' : '') + cut(whole.slice(from), collapsedLength);
}

/**
 * A name of a person, chat or file. Direction controls are dropped: with them `photo<RLO>gpj.exe` reads "photoexe.jpg".
 */
export function shownName(name: string): string {
  return cut(name.replace(/[\u202A-\u202E\u2066-\u2069\p{Cc}]+/gu, '').trim(), nameLength);
}

/** The beginning of a word not far before the hit. */
function startBefore(text: string, hit: number): number {
  const from = Math.max(0, hit - beforeHit);
  const space = text.slice(from, hit).search(/\s/);
  return space < 0 ? hit : from + space + 1;
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a surrogate pair would show as a box.
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
