export interface Counts {
  passed: number;
  failed: number;
  /** What failed, each by its name and the first words of its error. */
  failures: readonly string[];
}

interface VitestReport {
  testResults: readonly {
    name: string;
    status: string;
    message?: string;
    assertionResults: readonly { fullName: string; status: string; failureMessages?: readonly string[] }[];
  }[];
}

/** A test that was skipped or is still to be written counts as failed; so does a file that could not be read. */
export function countVitest(report: VitestReport): Counts {
  let passed = 0;
  const failures: string[] = [];
  for (const file of report.testResults) {
    const before = failures.length;
    for (const { fullName, status, failureMessages } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else failures.push(named(fullName, failureMessages?.[0] ?? status));
    }
    if (file.status !== 'passed' && failures.length === before) failures.push(named(file.name, file.message));
  }
  return { passed, failed: failures.length, failures };
}

interface PlaywrightError {
  message?: string;
}

interface PlaywrightSuite {
  suites?: readonly PlaywrightSuite[];
  specs?: readonly {
    title: string;
    file: string;
    tests: readonly { status: string; results?: readonly { errors?: readonly PlaywrightError[] }[] }[];
  }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  errors?: readonly PlaywrightError[];
}

/** Only a test that did at once what it should counts as passed: flaky and skipped ones failed. */
export function countPlaywright(report: PlaywrightReport): Counts {
  let passed = 0;
  const failures = (report.errors ?? []).map(({ message }) => named('outside of any test', message));
  const add = (suite: PlaywrightSuite) => {
    for (const { file, title, tests } of suite.specs ?? []) {
      for (const { status, results } of tests) {
        const error = results?.flatMap(({ errors }) => errors ?? []).at(0);
        if (status === 'expected') passed += 1;
        else failures.push(named(`${file}: ${title}`, error?.message ?? status));
      }
    }
    suite.suites?.forEach(add);
  };
  add(report);
  return { passed, failed: failures.length, failures };
}

/** A runner that ends badly has failed at least once, and a run of no test proves nothing. */
export function settleCounts(counts: Counts, exitCode: number): Counts {
  const isBad = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isBad ? { ...counts, failed: 1, failures: [`the runner ended with code ${exitCode}`] } : counts;
}

/** The beginning of an error says what was expected; Playwright colours it. */
function named(name: string, error = 'no word of why'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  const lines = error.replaceAll(/\u001b\[\d*m/g, '').split('\n');
  const first = lines.map((line) => line.trim()).filter((line) => line !== '');
  return `${name}\n    ${first.slice(0, 4).join(' | ').slice(0, 400)}`;
}
