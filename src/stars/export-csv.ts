import type { ExportedStar } from './exported-star';

/** The first line of the file. Fixed words in every language, for whoever reads the file with a program. */
const columns = ['type', 'sender', 'chat', 'text', 'file', 'sentAt', 'starredAt', 'link'] as const;

/** Without it Excel takes UTF-8 for the code page of its country. */
const byteOrderMark = '\uFEFF';

export function csvHead(): string {
  return `${byteOrderMark}${line(columns)}`;
}

/** One line of the file: RFC 4180, every cell in quotes. */
export function csvLine(star: ExportedStar): string {
  return line(columns.map((column) => star[column]));
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${withoutFormula(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * What a spreadsheet takes for the beginning of a formula: at the beginning of a cell, and also inside of it behind what some countries'
 * spreadsheets take for the end of one (a semicolon, a tab, a new line), for those open a file with commas as if it had none.
 */
const formula = /((?:^|[;\t\r\n])[\s"]*)(?=[=+\-@＝＋－＠])/g;

/** A spreadsheet calculates no cell that begins with an apostrophe. */
function withoutFormula(cell: string): string {
  const guarded = cell.replace(formula, "$1'");
  return /^[\t\r\n]/.test(guarded) ? `'${guarded}` : guarded;
}
