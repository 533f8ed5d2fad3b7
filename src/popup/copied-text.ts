import type { StarRow } from '../stars/star-row';

/** What a message says, or said. */
export function textOf({ content: { text, file, earlierText } }: StarRow): string | undefined {
  return text || file?.name || earlierText;
}

/** Texts with their links, a blank line between two. */
export function copiedText(rows: readonly StarRow[], linkTo: (row: StarRow) => string | null): string {
  return rows.map((row) => [textOf(row), linkTo(row)].filter(Boolean).join('\n')).join('\n\n');
}
