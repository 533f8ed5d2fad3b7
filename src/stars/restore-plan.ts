import type { FiledStar, StarFile } from './read-star-file';

/** What restoring a file would do, star by star. */
export interface RestorePlan {
  /** Their message has no star here. */
  missing: readonly FiledStar[];
  /** Their message has a star of another type. */
  differing: readonly FiledStar[];
  /** Nothing happens to these. */
  same: number;
}

/**
 * @param known the type that is shown on each message; null, or not in it: the message has no star
 */
export function restorePlan(stars: StarFile['stars'], known: ReadonlyMap<string, string | null>): RestorePlan {
  const missing: FiledStar[] = [];
  const differing: FiledStar[] = [];
  let same = 0;
  for (const star of stars) {
    const type = known.get(star.messageId) ?? null;
    if (type === null) missing.push(star);
    else if (type === star.type) same += 1;
    else differing.push(star);
  }
  return { missing, differing, same };
}

/** Cliq dates them as it is told of them: the one that was starred first goes first. */
export function oldestFirst(stars: readonly FiledStar[]): FiledStar[] {
  return stars.toSorted((a, b) => (a.starredAt ?? 0) - (b.starredAt ?? 0));
}
