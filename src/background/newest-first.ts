import type { Star } from '../stars/star';

/** True when the stars of a page come newest first. Cliq seems to list them so, and documents nothing. */
export function isOrdered(stars: readonly Star[]): boolean {
  return stars.every((star, index) => star.starredAt <= (stars[index - 1]?.starredAt ?? Number.POSITIVE_INFINITY));
}
