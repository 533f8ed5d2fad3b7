import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('there are pictures for both stores, in the sizes that they take', () => {
  const files = readdirSync('store/pictures').map((name) => readFileSync(`store/pictures/${name}`));
  for (const file of files) expect(file.toString('latin1', 1, 4)).toBe('PNG');
  // Width and height stand in the first part of every PNG.
  const sizes = files.map((file) => `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`);
  expect(sizes.filter((size) => size !== '1280x800')).toEqual(['440x280']);
  const screenshots = sizes.length - 1;
  expect(screenshots >= 1 && screenshots <= 5).toBe(true);
  // 24 bits without transparency: the stores take no others.
  expect(new Set(files.map((file) => file[25]))).toEqual(new Set([2]));
});
