import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, countPlaywright, countVitest, settleCounts } from './count-reports';
import { runTool } from './run-command';
import type { Outcome } from './stage';

export function runUnitTests(): Promise<Outcome> {
  return withReport(countVitest, (report) =>
    runTool('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], { NO_COLOR: '1' }),
  );
}

/** One of playwright.config.ts's projects. */
export function runJourneys(project: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  return withReport(countPlaywright, (report) =>
    runTool('playwright', ['test', `--project=${project}`, '--reporter=list,json'], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      // Playwright and its workers both complain when FORCE_COLOR meets NO_COLOR.
      FORCE_COLOR: '0',
    }),
  );
}

/** Counts by the runner's own report, not by what it prints. */
async function withReport<Report>(
  count: (report: Report) => Counts,
  run: (path: string) => Promise<{ code: number; output: string }>,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'stars-report-'));
  const path = join(folder, 'report.json');
  try {
    const { code, output } = await run(path);
    const counts = await readFile(path, 'utf8').then(
      (text) => count(JSON.parse(text)),
      () => ({ passed: 0, failed: 1, failures: ['the runner left no report'] }),
    );
    return { ...settleCounts(counts, code), output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
