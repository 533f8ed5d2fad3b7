import { csvHead, csvLine } from './export-csv';
import { type MarkdownWords, markdownHead, markdownStar } from './export-markdown';
import { type ExportedStar, exportedStar } from './exported-star';
import { type StarFileAccount, starFileEnd, starFileEntry, starFileHead } from './star-file';
import type { StarRow } from './star-row';

export const exportFormats = ['csv', 'markdown', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const fileTypes: Record<ExportFormat, { ending: string; mime: string }> = {
  csv: { ending: 'csv', mime: 'text/csv;charset=utf-8' },
  markdown: { ending: 'md', mime: 'text/markdown;charset=utf-8' },
  json: { ending: 'json', mime: 'application/json' },
};

export interface ExportParts {
  rows: readonly StarRow[];
  format: ExportFormat;
  account: StarFileAccount;
  linkTo: (row: StarRow) => string | null;
  keepsNoText: boolean;
  words: MarkdownWords;
  /** Called before each yield with how many rows are done. */
  onProgress: (done: number) => void;
}

/** Stars between two pauses: a few milliseconds of work on a slow computer. */
const starsAtOnce = 20;

/** Writes the file in pieces; the caller may pause, or give up, at every yield. */
export function* writeExport(parts: ExportParts): Generator<undefined, string[]> {
  const { head, star: write, end } = writerOf(parts);
  const pieces = [head];
  for (const [place, row] of parts.rows.entries()) {
    if (place > 0 && place % starsAtOnce === 0) {
      parts.onProgress(place);
      yield;
    }
    pieces.push(write(exportedStar(row, parts.linkTo(row), parts.keepsNoText), place === 0));
  }
  pieces.push(end);
  return pieces;
}

interface Writer {
  head: string;
  star: (star: ExportedStar, isFirst: boolean) => string;
  end: string;
}

function writerOf({ format, account, words }: ExportParts): Writer {
  switch (format) {
    case 'csv':
      return { head: csvHead(), star: csvLine, end: '' };
    case 'markdown':
      return { head: markdownHead(words), star: (star) => markdownStar(star, words), end: '' };
    case 'json':
      return { head: starFileHead(account), star: starFileEntry, end: starFileEnd };
  }
}

/** Named by the day on which it was made, on the wall calendar of whoever made it. */
export function exportName(format: ExportFormat, now: number): string {
  const day = new Date(now);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `stars-${day.getFullYear()}-${month}-${date}.${fileTypes[format].ending}`;
}
