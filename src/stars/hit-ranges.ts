import { fold } from './fold';

/** Code units of a text, the second one not included. */
export type TextRange = readonly [from: number, to: number];

/** Where folded `words` stand in `text`: in order, without overlap. */
export function hitRanges(text: string, words: readonly string[]): TextRange[] {
  if (words.length === 0) return [];
  const { folded, places } = foldWithPlaces(text);
  const found: TextRange[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([places(at), places(at + word.length, at + word.length - 1)]);
    }
  }
  return joined(found);
}

interface Folded {
  folded: string;
  /** The place in the text of a place in `folded`; as an end, it is after the character that `last` belongs to. */
  places: (at: number, last?: number) => number;
}

function foldWithPlaces(text: string): Folded {
  const whole = fold(text);
  if (whole === text || whole === text.toLowerCase()) return { folded: whole, places: (at) => at };
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let unit = 0; unit < piece.length; unit++) from.push(at);
    folded += piece;
    at += character.length;
  }
  from.push(text.length);
  const end = text.length;
  return {
    folded,
    places(place, last) {
      const start = from[place] ?? end;
      // Half of what one character became is that whole character ("ß" for "s"); marks after a letter go with it.
      if (last === undefined || start !== from[last]) return start;
      return from.find((each) => each > start) ?? end;
    },
  };
}

function joined(ranges: TextRange[]): TextRange[] {
  ranges.sort(([a], [b]) => a - b);
  const result: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
