import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readPng } from './read-png';
import { smallPng } from './small-png';
import { expectEachOnce } from './take-screenshots';

/** Three pixels a line, red, green and blue of each; a line's first byte is its filter. */
function png(lines: readonly (readonly number[])[]): Buffer {
  const part = (kind: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(kind), content, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 3, 0, 0, 0, lines.length, 8, 2, 0, 0, 0]);
  return Buffer.concat([Buffer.alloc(8), part('IHDR', header), part('IDAT', deflateSync(Buffer.from(lines.flat())))]);
}

const line = [10, 20, 30, 12, 24, 36, 200, 0, 255];
const colors = [0x0a141e, 0x0c1824, 0xc800ff];

test('a picture is read, whichever way its lines are told', () => {
  const picture = readPng(
    png([
      [0, ...line],
      [1, 10, 20, 30, 2, 4, 6, 188, 232, 219],
      [2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 1, 2, 3, 94, 244, 110],
      [4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]),
  );
  expect([picture.width, picture.height]).toEqual([3, 5]);
  expect([...picture.colors.slice(0, 9)]).toEqual([...colors, ...colors, ...colors]);
  expect([...picture.colors.slice(9)]).toEqual([...colors, ...colors]);
});

test('few colours stay as they are', () => {
  const small = smallPng(png([[0, ...line]]));
  const palette = small.indexOf('PLTE') + 4;
  const lines = inflateSync(small.subarray(small.indexOf('IDAT') + 4));
  const shown = [...lines.subarray(1)].map((place) => small.readUIntBE(palette + 3 * place, 3));
  expect(shown).toEqual(colors);
});

const folder = mkdtempSync(join(tmpdir(), 'stars-pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a picture that is missing, or that equals another, is an error by name', () => {
  const [one, other, missing] = ['one.png', 'other.png', 'missing.png'].map((name) => join(folder, name));
  if (!one || !other || !missing) throw new Error('no names');
  writeFileSync(one, 'a picture');
  writeFileSync(other, 'another');
  expect(() => expectEachOnce([one, other])).not.toThrow();
  expect(() => expectEachOnce([one, missing])).toThrow('missing.png');
  writeFileSync(other, 'a picture');
  expect(() => expectEachOnce([one, other])).toThrow(/equal: .*one\.png and .*other\.png/);
});
