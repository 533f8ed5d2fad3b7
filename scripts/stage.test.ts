import { expect, test } from 'vitest';
import { createRun, fail, pass } from './stage';

test('every stage runs, a failed one shows its output, and the last line is the sum', async () => {
  let text = '';
  const run = createRun(
    (part) => {
      text += part;
    },
    () => 0,
  );
  await run.stage('lint', async () => pass());
  expect(await run.stage('types', async () => fail('a.ts: wrong\n'))).toBe(false);
  expect(await run.stage('unit tests', async () => ({ passed: 40, failed: 0, output: 'long' }))).toBe(true);
  await run.stage('build', () => Promise.reject(new Error('no disk')));
  expect(run.end()).toBe(false);
  expect(text).toMatch(
    /^ok {6}lint \(0\.0 s\)\nFAILED {2}types \(0\.0 s\)\na\.ts: wrong\n\nok {6}unit tests \(0\.0 s, 40 passed, 0 failed\)\n/,
  );
  expect(text).toContain('Error: no disk');
  expect(text.split('\n').slice(-2)).toEqual(['41 passed, 2 failed', '']);
});

test('a run of nothing is no success', () => {
  expect(createRun(() => {}).end()).toBe(false);
});
