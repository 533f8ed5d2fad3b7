import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** 0xRRGGBB, row by row. */
  colors: Uint32Array;
}

const signatureLength = 8;

/** Reads a picture as Chromium takes it of a page: 8 bits a channel, not interlaced, nothing of it transparent. */
export function readPng(file: Buffer): Picture {
  const parts: Buffer[] = [];
  let header: Buffer | null = null;
  for (let at = signatureLength; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = content;
    if (kind === 'IDAT') parts.push(content);
    at += length + 12;
  }
  const [width, height] = [header?.readUInt32BE(0) ?? 0, header?.readUInt32BE(4) ?? 0];
  const channels = { 2: 3, 6: 4 }[header?.[9] ?? 0];
  if (!channels || header?.[8] !== 8 || header[12] !== 0) throw new Error('This PNG is of another kind.');
  const lines = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const colors = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colors.length; pixel++) colors[pixel] = lines.readUIntBE(pixel * channels, 3);
  return { width, height, colors };
}

/** Each line says in its first byte how it is told by its neighbours (PNG, 9.2). */
function unfiltered(filtered: Buffer, lineLength: number, height: number, channels: number): Buffer {
  const lines = Buffer.alloc(lineLength * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (lineLength + 1)] ?? 0;
    for (let x = 0; x < lineLength; x++) {
      const at = y * lineLength + x;
      const left = x < channels ? 0 : (lines[at - channels] ?? 0);
      const above = y === 0 ? 0 : (lines[at - lineLength] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (lines[at - lineLength - channels] ?? 0);
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
      lines[at] = (filtered[y * (lineLength + 1) + 1 + x] ?? 0) + (guesses[filter] ?? 0);
    }
  }
  return lines;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((each) => Math.abs(guess - each));
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
