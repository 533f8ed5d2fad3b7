import { everything, type StarFilter } from './star-filter';
import type { IndexedStar, StarIndex } from './star-index';
import type { StarRow } from './star-row';
import { lookFor, nothingCounted, takeStar } from './take-star';

/** What a filter finds, and for each choice of each of its parts how many it would find with that choice instead. */
export interface FoundStars {
  filter: StarFilter;
  /** In the order of the stars given, or the other way round. */
  rows: readonly StarRow[];
  /** Of these rows: those that stay although the filter fits them no more. */
  strays: ReadonlySet<string>;
  /** How many of them count: not the greyed ones, nor those that stay although the filter fits them no more. */
  count: number;
  /** How many stars would count without any filter. */
  all: number;
  /** By the facet's number. */
  types: Counts;
  chats: Counts;
  senders: Counts;
  /** By the place in `contentKinds`. */
  kinds: Counts;
  /** By the place in `starredPresets`. */
  presets: Counts;
  /** Every part of the filter but one fits so many: what "All", or "Any", stands for in that part. */
  totals: Record<'types' | 'chats' | 'senders' | 'kinds' | 'starred' | 'words', number>;
}

export type Counts = ArrayLike<number>;

export const nothingFound: FoundStars = {
  filter: everything,
  rows: [],
  strays: new Set(),
  count: 0,
  all: 0,
  types: [],
  chats: [],
  senders: [],
  kinds: [],
  presets: [],
  totals: { types: 0, chats: 0, senders: 0, kinds: 0, starred: 0, words: 0 },
};

export interface FindParts {
  index: StarIndex;
  stars: readonly IndexedStar[];
  filter: StarFilter;
  now: number;
  isReversed: boolean;
  /** False for rows that are not for this view at all. */
  isShown: (row: StarRow) => boolean;
  /** Messages that stay whatever the filter says. */
  kept: ReadonlySet<string>;
}

/** Stars between two pauses: at most 2 ms of work on a slow computer. */
export const starsAtOnce = 2_000;

/** Looks through all stars; the caller may pause, or give up, at every yield. One pass for rows and all counts. */
export function* findStars(parts: FindParts): Generator<undefined, FoundStars> {
  const { stars, isReversed } = parts;
  const look = lookFor(parts);
  const found = nothingCounted(parts);
  for (let from = 0; from < stars.length; from += starsAtOnce) {
    if (from > 0) yield;
    const end = Math.min(from + starsAtOnce, stars.length);
    for (let step = from; step < end; step++) {
      const star = stars[isReversed ? stars.length - 1 - step : step];
      if (star) takeStar(star, look, found);
    }
  }
  return found;
}
