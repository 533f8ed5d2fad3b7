import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSessionMemory, type SessionMemory } from './testing/session-memory';
import type { StarredText } from './text-reader';
import { createTextVault, type TextVault } from './text-vault';

let area: SessionMemory;
let vault: TextVault;

beforeEach(() => {
  area = createSessionMemory();
  vault = createTextVault(area, async () => true);
});

const textOf = (n: number, length = 20): StarredText => ({
  starredAt: 1_777_900_000_000 + n,
  text: `text ${n} `.padEnd(length, 'x'),
  file: null,
});
const pageOf = (from: number, count: number, length?: number) =>
  new Map(Array.from({ length: count }, (_, n) => [`m${from + n}`, textOf(from + n, length)]));
const kept = async (...ids: string[]) => [...(await vault.textsOf('a', ids)).keys()];

test('a text is kept with its file, and read by its account alone', async () => {
  const file = { name: 'Q2.pdf', size: 1, url: 'https://cliq.zoho.eu/file/1' };
  await vault.keep('a', new Map([['m1', { starredAt: 1, text: 'hello', file }]]));
  expect((await vault.textsOf('a', ['m1', 'm2'])).get('m1')).toMatchObject({ text: 'hello', file });
  expect(await vault.textsOf('b', ['m1'])).toEqual(new Map());
});

test('only what is new is told, and written', async () => {
  expect(await vault.keep('a', pageOf(0, 50))).toHaveLength(50);
  const before = area.bytesWritten();
  expect(await vault.keep('a', pageOf(0, 50))).toEqual(new Set());
  expect(area.bytesWritten()).toBe(before);
  expect(await vault.keep('a', new Map([...pageOf(0, 50), ['m7', { ...textOf(7), text: 'edited' }]]))).toEqual(
    new Set(['m7']),
  );
  expect(area.bytesWritten() - before).toBeLessThan(200);
});

test('null forgets a text, and a sign-out all of them, also those under way', async () => {
  await vault.keep('a', pageOf(0, 3));
  await vault.keep('a', new Map([['m1', null]]));
  expect(await kept('m0', 'm1', 'm2')).toEqual(['m0', 'm2']);
  area.items.set('token', 'stays');
  const late = vault.keep('a', pageOf(10, 3));
  await vault.clear();
  await late;
  expect([...area.items.keys()]).toEqual(['token']);
});

describe('5 MB, newest first', () => {
  test('whichever come first, the newest stay; older ones are not taken any more', async () => {
    for (let from = 0; from < 16_000; from += 100) await vault.keep('a', pageOf(from, 100, 500));
    expect(await area.getBytesInUse(null)).toBeLessThan(5_000_000);
    expect(await kept('m0', 'm15999')).toEqual(['m15999']);
    expect(await vault.keep('a', pageOf(0, 50, 500))).toEqual(new Set());
    const numbers = [...area.items.keys()].filter((key) => key.startsWith('text/')).map((key) => Number(key.slice(8)));
    expect(numbers.length).toBeGreaterThan(6_000);
    expect(Math.max(...numbers) - Math.min(...numbers)).toBe(numbers.length - 1);
  });

  test('the newest first: what there is no room for is not taken', async () => {
    for (let from = 16_000; from > 0; from -= 100) await vault.keep('a', pageOf(from - 100, 100, 500));
    expect(await area.getBytesInUse(null)).toBeLessThan(5_000_000);
    expect(await kept('m15999', 'm0')).toEqual(['m15999']);
  });

  test('what is written grows with what comes, not with what is there', async () => {
    const cost = async (from: number, count: number) => {
      const before = area.bytesWritten();
      for (let n = from; n < from + count; n++) await vault.keep('a', pageOf(n, 1, 300));
      return area.bytesWritten() - before;
    };
    const first = await cost(0, 100);
    await vault.keep('a', pageOf(100, 5_000, 300));
    expect(await cost(5_100, 100)).toBeLessThan(first * 1.1);
  });
});

test('a store that refuses costs the text, never the change', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  await vault.keep('a', pageOf(0, 1));
  area.set = async () => Promise.reject(new Error('Session storage quota bytes exceeded.'));
  expect(await vault.keep('a', pageOf(1, 1))).toEqual(new Set());
  area.get = async () => Promise.reject(new Error('gone'));
  expect(await vault.textsOf('a', ['m0'])).toEqual(new Map());
  expect(said).toHaveBeenCalledTimes(2);
});
