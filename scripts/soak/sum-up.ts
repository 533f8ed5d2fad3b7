import type { SoakResult } from './run-soak';

/** Cliq's page itself asks for older messages while the browser is offline; our own pages and the content script never fetch. */
const expectedErrors: readonly RegExp[] = [/^page: Failed to fetch$/];

/** The figures that must be 0, and whether they are. */
export function sumUp({ atStart, figures, lost, restless, consoleErrors, wishes, answers, refused }: SoakResult): {
  lines: readonly string[];
  isGood: boolean;
} {
  const { verdict } = figures;
  const errors = consoleErrors.filter((line) => !expectedErrors.some((expected) => expected.test(line)));
  const mustBeNone: readonly [what: string, found: readonly string[] | number][] = [
    ['refusals by the limit that we caused', verdict.ownRefusals],
    ['windows over the limit', verdict.windowsOver],
    ['calls inside a lock that we knew of', verdict.insideLock],
    ['lost intents', lost],
    ['refused calls', refused],
    ['doubled requests', verdict.doubled],
    ['errors in the console', [...new Set(errors)]],
    ['not at rest', restless === null ? [] : [restless]],
  ];
  const countOf = (found: readonly string[] | number) => (typeof found === 'number' ? found : found.length);
  return {
    lines: [
      `wishes: ${wishes.asked}, of them acknowledged ${wishes.acknowledged}; not seen done: ${figures.unseen}`,
      `most calls in any minute: ${Object.entries(verdict.mostPerMinute)
        .map(([verb, most]) => `${verb} ${most}`)
        .join(', ')}`,
      `refusals by the limit because of the other device: ${verdict.foreignRefusals}; its calls: ${figures.elsewhere}`,
      `worker heap after a collection: ${megabytes(atStart.heapBytes)} at the start, ${megabytes(figures.heapBytes)} at the end`,
      `answers: ${Object.entries(answers)
        .map(([what, count]) => `${what}: ${count}`)
        .join(', ')}`,
      'not seen done because:',
      ...countEach(figures.reasons).map(([why, count]) => `  ${count} x ${why}`),
      ...mustBeNone.flatMap(([what, found]) => [
        `${countOf(found) === 0 ? 'ok     ' : 'FAILED '} ${what}: ${countOf(found)}`,
        ...(typeof found === 'number' ? [] : found.map((line) => `          ${line}`)),
      ]),
    ],
    isGood: mustBeNone.every(([, found]) => countOf(found) === 0),
  };
}

function countEach(lines: readonly string[]): [line: string, count: number][] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left);
}

function megabytes(bytes: number | null): string {
  return bytes === null ? 'no worker' : `${(bytes / 1_048_576).toFixed(2)} MB`;
}
