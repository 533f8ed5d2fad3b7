import { expect, test } from 'vitest';
import { createSharedRun } from './shared-run';

test('a hundred who ask at once share one run, and those who ask during it the next', async () => {
  let runs = 0;
  let end = () => {};
  const run = createSharedRun(() => {
    runs += 1;
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  const asked = Array.from({ length: 100 }, run);
  await expect.poll(() => runs).toBe(1);
  const askedLater = Array.from({ length: 100 }, run);
  end();
  await Promise.all(asked);
  await expect.poll(() => runs).toBe(2);
  end();
  await Promise.all(askedLater);
  expect(runs).toBe(2);
});

test('one that fails is told to those who shared it, and does not keep the next from running', async () => {
  const ends: (() => Promise<void>)[] = [() => Promise.reject(new Error('no disk')), async () => undefined];
  const run = createSharedRun(() => ends.shift()?.() ?? Promise.reject(new Error('once too often')));
  const [first, second] = [run(), run()];
  await expect(first).rejects.toThrow('no disk');
  await expect(second).rejects.toThrow('no disk');
  await run();
});
