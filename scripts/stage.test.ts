import { expect, test } from 'vitest';
import { createRun, fail, type Outcome, pass } from './stage';

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
  await run.stage('journeys', async () => ({ passed: 1, failed: 1, output: 'long', failures: ['jumps\n    gone'] }));
  expect(await run.end()).toBe(false);
  expect(text).toMatch(
    /^ok {6}lint \(0\.0 s\)\nFAILED {2}types \(0\.0 s\)\na\.ts: wrong\n\nok {6}unit tests \(0\.0 s, 40 passed, 0 failed\)\n/,
  );
  expect(text).toContain('Error: no disk');
  expect(text).toContain('\nWhat failed:\ntypes:\nbuild:\njourneys: jumps\n    gone\n\n');
  expect(text.split('\n').slice(-2)).toEqual(['42 passed, 3 failed', '']);
});

test('what runs beside the stages begins at once, is reported at the end, and counts', async () => {
  let text = '';
  let time = 0;
  const run = createRun(
    (part) => {
      text += part;
    },
    () => time,
  );
  let finish: (outcome: Outcome) => void = () => {};
  let hasBegun = false;
  run.beside('locks', () => {
    hasBegun = true;
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  run.beside('broken', () => Promise.reject(new Error('no browser')));
  expect(hasBegun).toBe(true);
  await run.stage('demo', async () => pass());
  expect(text).toBe('ok      demo (0.0 s)\n');
  const end = run.end();
  time = 360_000;
  finish({ passed: 2, failed: 0, output: 'long' });
  expect(await end).toBe(false);
  expect(text).toContain(
    'demo (0.0 s)\nok      locks (360.0 s, 2 passed, 0 failed)\nFAILED  broken (0.0 s)\nError: no browser',
  );
  expect(text.split('\n').slice(-2)).toEqual(['3 passed, 1 failed', '']);
});

test('a run of nothing is no success', async () => {
  expect(await createRun(() => {}).end()).toBe(false);
});
