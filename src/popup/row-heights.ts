/** How high rows are that were on screen, and how high the others probably are. */
export interface RowHeights {
  /** All rows together, px. */
  readonly total: number;
  /** Takes over another list; rows that are known keep their height. */
  reset(messageIds: readonly { messageId: string }[]): void;
  set(index: number, messageId: string, height: number): void;
  /** Forgets all heights: the list has another width. */
  forget(): void;
  /** Where a row begins, px from the beginning of the list. */
  top(index: number): number;
  /** The row at this place of the list, px; the first or the last one when it is beyond them. */
  at(offset: number): number;
}

/** Sums are kept for so many rows together, so that 100,000 of them are added up in no time. */
const blockSize = 256;

export function createRowHeights(usualHeight: number): RowHeights {
  const known = new Map<string, number>();
  let usual = usualHeight;
  let heights = new Float64Array(0);
  let blocks = new Float64Array(0);
  let rows: readonly { messageId: string }[] = [];

  function sumUp(): void {
    blocks = new Float64Array(Math.ceil(heights.length / blockSize));
    for (let block = 0; block < blocks.length; block++) {
      let sum = 0;
      const end = Math.min(heights.length, (block + 1) * blockSize);
      for (let index = block * blockSize; index < end; index++) sum += heights[index] ?? 0;
      blocks[block] = sum;
    }
  }

  function top(index: number): number {
    const block = Math.floor(index / blockSize);
    let sum = 0;
    for (let before = 0; before < block; before++) sum += blocks[before] ?? 0;
    for (let before = block * blockSize; before < index; before++) sum += heights[before] ?? 0;
    return sum;
  }

  function fill(): void {
    heights = new Float64Array(rows.length).fill(usual);
    if (known.size > 0) {
      for (let index = 0; index < rows.length; index++) {
        const height = known.get(rows[index]?.messageId ?? '');
        if (height !== undefined) heights[index] = height;
      }
    }
    sumUp();
  }

  return {
    get total() {
      return top(heights.length);
    },
    reset(list) {
      rows = list;
      if (known.size > 0) usual = average(known);
      fill();
    },
    set(index, messageId, height) {
      const before = heights[index];
      // What is not laid out has no height.
      if (before === undefined || height <= 0) return;
      known.set(messageId, height);
      const block = Math.floor(index / blockSize);
      blocks[block] = (blocks[block] ?? 0) + height - before;
      heights[index] = height;
    },
    forget() {
      if (known.size > 0) usual = average(known);
      known.clear();
      fill();
    },
    top,
    at(offset) {
      let rest = Math.max(0, offset);
      let block = 0;
      while (block < blocks.length - 1 && rest >= (blocks[block] ?? 0)) rest -= blocks[block++] ?? 0;
      let index = block * blockSize;
      while (index < heights.length - 1 && rest >= (heights[index] ?? 0)) rest -= heights[index++] ?? 0;
      return Math.min(index, Math.max(0, heights.length - 1));
    },
  };
}

function average(known: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const height of known.values()) sum += height;
  return sum / known.size;
}
