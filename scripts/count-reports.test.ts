import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, settleCounts } from './count-reports';

describe('countVitest', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((name) => ({ status: name })),
  });

  test('skipped and to-do tests count as failed', () => {
    const report = { testResults: [file('passed', 'passed', 'passed', 'skipped', 'todo'), file('failed', 'failed')] };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 3 });
  });

  test('a file that could not be read is one failure', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  const spec = (...statuses: string[]) => ({ tests: statuses.map((status) => ({ status })) });

  test('flaky, skipped and unexpected tests count as failed, in nested suites too', () => {
    const report = {
      suites: [{ specs: [spec('expected', 'flaky')], suites: [{ specs: [spec('skipped'), spec('unexpected')] }] }],
    };
    expect(countPlaywright(report)).toEqual({ passed: 1, failed: 3 });
  });

  test('errors outside of tests count', () => {
    expect(countPlaywright({ errors: [{}], suites: [] })).toEqual({ passed: 0, failed: 1 });
  });
});

test('a runner that ends badly without a failed test has failed once; no test at all is a failure', () => {
  expect(settleCounts({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
  expect(settleCounts({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
  expect(settleCounts({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
  expect(settleCounts({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
});
