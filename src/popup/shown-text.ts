const collapsedLength = 600;
const expandedLength = 10_000;
const nameLength = 200;

/** What of a message is put on screen; the whole of it is in Cliq. */
export function shownText(text: string, isExpanded: boolean): string {
  return cut(text.trim(), isExpanded ? expandedLength : collapsedLength);
}

export function isCut(text: string): boolean {
  return text.trim().length > collapsedLength;
}

/**
 * A name of a person, chat or file. Direction controls are dropped: with them `photo<RLO>gpj.exe` reads "photoexe.jpg".
 */
export function shownName(name: string): string {
  return cut(name.replace(/[\u202A-\u202E\u2066-\u2069\p{Cc}]+/gu, '').trim(), nameLength);
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a surrogate pair would show as a box.
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
