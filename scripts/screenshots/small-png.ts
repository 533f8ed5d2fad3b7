import { crc32, deflateSync } from 'node:zlib';
import { type Picture, readPng } from './read-png';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const paletteSize = 256;

/** The same picture in the 256 colours it has most of, the others as the nearest of these: less than half of the bytes, and no eye sees it. */
export function smallPng(file: Buffer): Buffer {
  const { width, height, colors } = readPng(file);
  const { palette, place } = paletteOf({ width, height, colors });
  const lines = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < colors.length; pixel++)
    lines[pixel + Math.floor(pixel / width) + 1] = place.get(colors[pixel] ?? 0) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, by a palette.
  header.set([8, 3, 0, 0, 0], 8);
  const entries = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', entries),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function paletteOf({ colors }: Picture): { palette: number[]; place: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const byCount = [...counts].sort((one, other) => other[1] - one[1]).map(([color]) => color);
  const palette = byCount.slice(0, paletteSize);
  const place = new Map(palette.map((color, index) => [color, index]));
  for (const color of byCount.slice(paletteSize)) place.set(color, nearest(color, palette));
  return { palette, place };
}

function nearest(color: number, palette: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const distance = [16, 8, 0].reduce(
      (sum, bits) => sum + (((color >> bits) & 255) - ((other >> bits) & 255)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
