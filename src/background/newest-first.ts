import type { Star } from '../stars/star';

/** True when the stars of a page, after one of the time `after`, come newest first. Cliq seems to list them so, and documents nothing. */
export function isOrdered(stars: readonly Star[], after = Number.POSITIVE_INFINITY): boolean {
  return stars.every((star, index) => star.starredAt <= (stars[index - 1]?.starredAt ?? after));
}

/** The latest star time among `stars` and `before`, epoch ms; null when there is none. */
export function newestOf(stars: readonly Star[], before: number | null): number | null {
  return stars.reduce((newest: number | null, { starredAt }) => Math.max(newest ?? starredAt, starredAt), before);
}
