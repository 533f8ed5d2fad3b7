import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, settleCounts } from './count-reports';

describe('countVitest', () => {
  const file = (status: string, ...tests: string[]) => ({
    name: 'a.test.ts',
    status,
    message: 'SyntaxError: no\n  at line 1',
    assertionResults: tests.map((each) => ({ fullName: `is ${each}`, status: each, failureMessages: [] })),
  });

  test('skipped and to-do tests count as failed', () => {
    const report = { testResults: [file('passed', 'passed', 'passed', 'skipped', 'todo'), file('failed', 'failed')] };
    expect(countVitest(report)).toMatchObject({ passed: 2, failed: 3 });
  });

  test('a file that could not be read is one failure', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({
      passed: 0,
      failed: 1,
      failures: ['a.test.ts\n    SyntaxError: no | at line 1'],
    });
  });
});

describe('countPlaywright', () => {
  const spec = (...statuses: string[]) => ({
    file: 'a.e2e.ts',
    title: 'jumps',
    tests: statuses.map((status) => ({
      status,
      results: [{ errors: [{ message: '\u001b[31mError\u001b[39m: gone' }] }],
    })),
  });

  test('flaky, skipped and unexpected tests count as failed, in nested suites too', () => {
    const report = {
      suites: [{ specs: [spec('expected', 'flaky')], suites: [{ specs: [spec('skipped'), spec('unexpected')] }] }],
    };
    const failures = Array.from({ length: 3 }, () => 'a.e2e.ts: jumps\n    Error: gone');
    expect(countPlaywright(report)).toEqual({ passed: 1, failed: 3, failures });
  });

  test('errors outside of tests count', () => {
    expect(countPlaywright({ errors: [{ message: 'no web server' }], suites: [] })).toEqual({
      passed: 0,
      failed: 1,
      failures: ['outside of any test\n    no web server'],
    });
  });
});

test('a runner that ends badly without a failed test has failed once; no test at all is a failure', () => {
  const counts = (passed: number, failed: number) => ({ passed, failed, failures: [] });
  expect(settleCounts(counts(5, 0), 1)).toMatchObject({ passed: 5, failed: 1 });
  expect(settleCounts(counts(5, 2), 1)).toMatchObject({ passed: 5, failed: 2 });
  expect(settleCounts(counts(0, 0), 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(settleCounts(counts(5, 0), 0)).toMatchObject({ passed: 5, failed: 0 });
});
