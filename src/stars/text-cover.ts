import type { StarRow } from './star-row';

/** How many texts search looks through; null when it looks through all, as it does unless the organization keeps them off the disk. */
export function textsSearched(rows: readonly StarRow[]): number | null {
  const leftOut = rows.reduce((count, { content }) => (content.isLeftOut ? count + 1 : count), 0);
  return leftOut === 0 ? null : rows.length - leftOut;
}
