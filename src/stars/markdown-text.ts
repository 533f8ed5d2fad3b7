/** Whatever some dialect of Markdown reads as more than itself, wherever it stands. */
const signs = /[\\`*_{}[\]<>#|~&$^=%]/g;
/** Only at the beginning of a line: lists, rules, headings under a line, definitions. */
const atStart = /^(\d{1,20})([.)])|^([-+:])/;
/**
 * Many programs make links of these without any sign around them, and backslashes do not keep all of them from it. As code they are never
 * links, and can be copied as they are.
 */
const linked = /:\/\/|^\W*(?:www\.|mailto:|xmpp:|tel:)|@|[\p{L}\p{N}]\.\p{L}{2}/iu;
/** Most words are none of them; this is seen faster. */
const maybeLinked = /[.:@]/;
/** Direction controls make a name look like another one; other controls are not text. */
const controls = /[\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}/gu;

/** A name, as one line that is nothing but text. */
export function inlineMarkdown(name: string): string {
  return escaped(name.replace(/\s+/g, ' ').replace(controls, '').trim());
}

/** A text, line by line; each but the last of a paragraph ends with a break. */
export function markdownLines(text: string): string[] {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(controls, '')
    .trim()
    .split('\n')
    .map((line) => line.trimEnd());
  if (lines.length === 1 && lines[0] === '') return [];
  return lines.map((line, place) => {
    if (line === '') return '';
    const isBroken = (lines[place + 1] ?? '') !== '';
    return `${indent(line)}${escaped(line.trimStart())}${isBroken ? '\\' : ''}`;
  });
}

/** Spaces at the beginning would be dropped, or make code of the line. */
function indent(line: string): string {
  const [spaces = ''] = /^\s*/.exec(line) ?? [];
  return spaces.replaceAll('\t', '    ').replace(/\s/g, '\u00A0');
}

function escaped(line: string): string {
  return (maybeLinked.test(line) ? line.replace(/\S+/g, escapedWord) : line.replace(signs, '\\$&')).replace(
    atStart,
    (whole, digits, mark) => (digits ? `${digits}\\${mark}` : `\\${whole}`),
  );
}

function escapedWord(word: string): string {
  return maybeLinked.test(word) && linked.test(word) ? asCode(word) : word.replace(signs, '\\$&');
}

/** Between more backticks than it has in a row. */
function asCode(word: string): string {
  const longest = Math.max(0, ...[...word.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = word.startsWith('`') || word.endsWith('`') ? ' ' : '';
  return `${fence}${space}${word}${space}${fence}`;
}
