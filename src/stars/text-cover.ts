import type { StarRow } from './star-row';

/** How many texts search looks through; null when it looks through all, as it does unless the organization keeps them off the disk. */
export function textsSearched(rows: readonly StarRow[]): number | null {
  if (!rows.some(({ content }) => content.isLeftOut)) return null;
  return rows.filter(({ content }) => content.text !== '' || content.file !== null).length;
}
