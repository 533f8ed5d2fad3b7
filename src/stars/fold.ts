/** Without it nothing is to be decomposed: most texts are done by their case alone. */
const beyondAscii = /[\u0080-\uffff]/;

/**
 * Marks that a search does not care for: accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic, the Indic nukta, the
 * Arabic stretch, variation selectors, and what has no width at all. Vowel signs of Indic scripts and the voicing marks of kana
 * stay: without them they are other words.
 */
const ignored = new RegExp(
  [
    // Latin, Greek and Cyrillic; Hebrew; Arabic; what is put around or over any letter
    '[\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]',
    '[\\u0591-\\u05c7]',
    '[\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed]',
    '[\\u093c\\u09bc\\u0a3c\\u0abc\\u0b3c\\u0cbc]',
    '[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
    '\\p{Cf}',
  ].join('|'),
  'gu',
);

/** Letters and digits that people write for one another, and that Unicode does not take apart. */
const alike = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ς', 'σ'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ہ', 'ه'],
  ['ة', 'ه'],
  ...[...'٠١٢٣٤٥٦٧٨٩'].map((digit, value) => [digit, String(value)] as const),
  ...[...'۰۱۲۳۴۵۶۷۸۹'].map((digit, value) => [digit, String(value)] as const),
]);
const letters = new RegExp(`[${[...alike.keys()].join('')}]`, 'g');

/**
 * Text as search compares it: letter case and compatibility forms (such as full width) made one, accents and other marks dropped, so
 * that "Zürich", "ZURICH" and full-width "Ｚｕｒｉｃｈ" are found by "zurich". What a text becomes is what its characters become, one
 * after the other: `hitRanges` depends on it.
 */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  // ß and ẞ are "ss" only in capitals; the dotless ı is an i only there.
  const cased = text.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase();
  return cased.replace(ignored, '').replace(letters, (letter) => alike.get(letter) ?? letter);
}
