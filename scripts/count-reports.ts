export interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
}

/** A test that was skipped or is still to be written counts as failed; so does a file that could not be read. */
export function countVitest(report: VitestReport): Counts {
  const counts = { passed: 0, failed: 0 };
  for (const file of report.testResults) {
    const before = counts.failed;
    for (const { status } of file.assertionResults) counts[status === 'passed' ? 'passed' : 'failed'] += 1;
    if (file.status !== 'passed' && counts.failed === before) counts.failed += 1;
  }
  return counts;
}

interface PlaywrightSuite {
  suites?: readonly PlaywrightSuite[];
  specs?: readonly { tests: readonly { status: string }[] }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  errors?: readonly unknown[];
}

/** Only a test that did at once what it should counts as passed: flaky and skipped ones failed. */
export function countPlaywright(report: PlaywrightReport): Counts {
  const counts = { passed: 0, failed: report.errors?.length ?? 0 };
  const add = (suite: PlaywrightSuite) => {
    for (const { tests } of suite.specs ?? []) {
      for (const { status } of tests) counts[status === 'expected' ? 'passed' : 'failed'] += 1;
    }
    suite.suites?.forEach(add);
  };
  add(report);
  return counts;
}

/** A runner that ends badly has failed at least once, and a run of no test proves nothing. */
export function settleCounts(counts: Counts, exitCode: number): Counts {
  const isBad = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isBad ? { ...counts, failed: 1 } : counts;
}
