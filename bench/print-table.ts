/** The value that so large a share of them does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Rows under their heading, as Markdown, so that a table can be copied into docs/performance.md. */
export function printTable(heading: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const toLine = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  console.log(`\n${toLine(heading)}\n| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  for (const row of rows) console.log(toLine(row));
}

/** A goal is met or missed; both are said. */
export function printGoal(goal: string, isMet: boolean, measured: string): void {
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${goal}: ${measured}`);
}

/** With as many digits as mean something. */
export function round(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}

export function ratio(of: number, to: number): string {
  return `${round(of / to)} ×`;
}
