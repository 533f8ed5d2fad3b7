import type { Box } from '../cliq/page/surroundings';

/** The top left corner of something, in the viewport. */
export interface Spot {
  x: number;
  y: number;
}

export interface Obstacle extends Box {
  /** How bad it is to cover it, for each CSS px². */
  weight: number;
}

const inset = 4;
const gap = 4;
const margin = 8;

/**
 * Where the star button covers nothing: at the end of the row, else further in, at its top, bottom or middle; when all is
 * taken, where it covers the least.
 */
export function freeSpot(row: Box, obstacles: readonly Obstacle[], size: number, isRightToLeft: boolean): Spot {
  const middle = (row.top + row.bottom - size) / 2;
  const isLow = row.bottom - row.top < size + 4 * inset;
  const lines = isLow ? [middle] : [row.top + inset, row.bottom - size - inset, middle];
  const room = Math.max(0, row.right - row.left - size - 2 * inset);
  let best = { spot: { x: row.right - size - inset, y: middle }, cost: Number.POSITIVE_INFINITY };
  for (const y of lines) {
    for (let offset = 0; offset <= room; offset += size / 2) {
      const x = isRightToLeft ? row.left + inset + offset : row.right - size - inset - offset;
      const cost = obstacles.reduce((sum, each) => sum + each.weight * overlap({ x, y }, size, each), 0);
      if (cost === 0) return { x, y };
      if (cost < best.cost) best = { spot: { x, y }, cost };
    }
  }
  return best.spot;
}

function overlap({ x, y }: Spot, size: number, { left, top, right, bottom }: Box): number {
  const width = Math.min(x + size + gap, right) - Math.max(x - gap, left);
  const height = Math.min(y + size, bottom) - Math.max(y, top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Where a menu stands: below its button and flush with its start, above when there is no room, always in the viewport. */
export function besideAnchor(
  anchor: Box,
  { width, height }: { width: number; height: number },
  viewport: Box,
  isRightToLeft: boolean,
): Spot {
  const below = anchor.bottom + gap;
  const y = below + height + margin <= viewport.bottom ? below : anchor.top - gap - height;
  const x = isRightToLeft ? anchor.right - width : anchor.left;
  return {
    x: clamp(x, viewport.left + margin, viewport.right - margin - width),
    y: clamp(y, viewport.top + margin, viewport.bottom - margin - height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
