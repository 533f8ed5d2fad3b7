import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSources } from './watch-sources';

let folder: string;
let stop: AbortController;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stars-watch-'));
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  rmSync(folder, { recursive: true });
});
const save = (name: string) => writeFileSync(join(folder, name), String(Math.random()));

test('many changes are one run; what changes meanwhile is another one, after it', async () => {
  let running = 0;
  const runs: number[] = [];
  const ends: (() => void)[] = [];
  watchSources(
    [folder],
    async () => {
      runs.push(++running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running--;
    },
    stop.signal,
  );
  for (const name of ['a.ts', 'b.ts', 'c.ts']) save(name);
  await vi.waitFor(() => expect(runs).toEqual([1]));
  save('a.ts');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(runs).toEqual([1]);
  ends[0]?.();
  await vi.waitFor(() => expect(runs).toEqual([1, 1]));
  ends[1]?.();
});

test('stopped, it works no more', async () => {
  const work = vi.fn(async () => {});
  watchSources([folder], work, stop.signal);
  save('a.ts');
  stop.abort();
  save('b.ts');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(work).not.toHaveBeenCalled();
});
