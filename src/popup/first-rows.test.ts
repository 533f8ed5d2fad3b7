import { effect } from '@preact/signals';
import { expect, test } from 'vitest';
import type { StarRow } from '../stars/star-row';
import { firstPageSize } from './star-rows';
import { listWorld, shownRows, starRow } from './testing/list-world';

const many = (count: number) => Array.from({ length: count }, (_, n) => starRow(n));
const ids = (rows: readonly { messageId: string }[]) => rows.map((row) => row.messageId);

test('the first page is there before the rest is read, and before the worker has said a word', async () => {
  const never = new Proxy({}, { get: () => () => new Promise(() => {}) });
  const world = listWorld(many(3_000), { service: never as never });
  const sizes: number[] = [];
  const stop = effect(() => void sizes.push(shownRows(world).length));
  await world.store.open();
  stop();
  expect([...new Set(sizes)].slice(0, 2)).toEqual([0, firstPageSize]);
  expect(sizes.at(-1)).toBe(3_000);
  expect(world.calls).toEqual([]);
});

test('what could be had sooner than all else is shown at once, and made only once', async () => {
  const rows = many(80);
  const early = structuredClone(rows.slice(0, 20));
  const world = listWorld(rows, { early: Promise.resolve(early), reader: new Promise(() => {}) });
  void world.store.open();
  await world.settle();
  expect(ids(shownRows(world))).toEqual(ids(rows.slice(0, 20)));

  const retyped = structuredClone(rows.slice(0, 20)).map((row, n) => (n === 3 ? { ...row, type: 'note' } : row));
  const whole = listWorld(rows, { early: Promise.resolve(retyped) });
  const shown: (readonly StarRow[])[] = [];
  const stop = effect(() => void shown.push(shownRows(whole)));
  await whole.store.open();
  await whole.settle();
  stop();
  const glimpse = shown.find(({ length }) => length === 20) ?? [];
  expect(shownRows(whole)).toHaveLength(80);
  // What has changed since is as it is now; all else are the very rows that were shown.
  expect(shownRows(whole)[3]?.type).toBe(rows[3]?.type);
  expect(
    shownRows(whole)
      .slice(0, 20)
      .map((row, n) => row === glimpse[n]),
  ).toEqual(Array.from({ length: 20 }, (_, n) => n !== 3));
});

test('what comes too late to be sooner is not shown', async () => {
  let come: (rows: StarRow[]) => void = () => {};
  const early = new Promise<StarRow[]>((resolve) => {
    come = resolve;
  });
  const world = listWorld(many(5), { early });
  await world.store.open();
  come([starRow(99)]);
  await world.settle();
  expect(ids(shownRows(world))).toEqual(ids(world.rows));
});

test('the first rows are painted before the disk is asked for more', async () => {
  let paint = () => {};
  const painted = () =>
    new Promise<void>((resolve) => {
      paint = resolve;
    });
  const world = listWorld(many(3_000), { painted });
  const reading = world.store.open();
  await world.settle();
  expect(shownRows(world)).toHaveLength(firstPageSize);
  expect(world.reads).toEqual(['from the top']);
  paint();
  await reading;
  await world.settle();
  expect(shownRows(world)).toHaveLength(3_000);
});
