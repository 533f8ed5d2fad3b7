/**
 * Text as search compares it: compatibility forms and letter case made one, accents and other marks dropped, so that
 * "Zürich", "ZURICH" and full-width "Ｚｕｒｉｃｈ" are found by "zurich".
 */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
