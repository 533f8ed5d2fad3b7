import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type FindParts, type FoundStars, findStars, nothingFound } from '../stars/find-stars';
import { everything, isEverything, type StarFilter } from '../stars/star-filter';
import type { IndexedStar, StarIndex } from '../stars/star-index';
import { byNewestMessage, type StarOrder } from '../stars/star-order';
import { isTombstone, type StarRow } from '../stars/star-row';
import { type StarType, starTypes } from '../stars/star-type';
import { inTurns } from './in-turns';

export interface ListFilter {
  filter: ReadonlySignal<StarFilter>;
  order: ReadonlySignal<StarOrder>;
  isFiltering: ReadonlySignal<boolean>;
  /** What the list shows, greyed rows included, and the counts. A moment behind the filter when there are very many stars. */
  found: ReadonlySignal<Found>;
  search(words: string): void;
  /** Adds or takes away one type; null is "All". */
  toggleType(type: StarType | null): void;
  narrow(part: Partial<Omit<StarFilter, 'types' | 'words'>>): void;
  sort(order: StarOrder): void;
  /** As it was kept from the last time. */
  restore(filter: StarFilter, order: StarOrder): void;
  clear(): void;
  /** Rows that were changed here stay in their place even when the filter fits them no more. */
  keep(messageIds: readonly string[]): void;
}

export interface Found extends FoundStars {
  order: StarOrder;
}

interface ListFilterSources {
  stars: ReadonlySignal<readonly IndexedStar[]>;
  /** All of them have been read. */
  isWhole: ReadonlySignal<boolean>;
  index: StarIndex;
  /** Rows removed before this moment are gone for this view, epoch ms. */
  since: ReadonlySignal<number>;
  /** For what is starred "today". */
  today: ReadonlySignal<number>;
  /** Only this account's rows are shown, whatever was read; undefined while nobody knows whose they are. */
  accountId: ReadonlySignal<string | null | undefined>;
  monotonic: () => number;
  pause: () => Promise<void>;
  stop: AbortSignal;
}

/** What a person looks for, and what of the stars answers to it. */
export function listFilter(sources: ListFilterSources): ListFilter {
  const { stars, index, since, today, accountId } = sources;
  const filter = signal(everything);
  const order = signal<StarOrder>('starred-newest');
  const kept = signal<ReadonlySet<string>>(new Set());
  const byMessage = computed(() => stars.value.toSorted((a, b) => byNewestMessage(a.row, b.row)));
  const found = signal<Found>({ ...nothingFound, order: order.peek() });

  let earlier = new AbortController();
  const end = effect(() => {
    earlier.abort();
    earlier = new AbortController();
    const [owner, from, sorted] = [accountId.value, since.value, order.value];
    const parts: FindParts = {
      index,
      stars: sorted.startsWith('sent') ? byMessage.value : stars.value,
      filter: filter.value,
      now: today.value,
      isReversed: sorted.endsWith('oldest'),
      isShown: (row) =>
        (row.removedAt === null || mayBeUndone(row, from)) && (owner === undefined || row.accountId === owner),
      kept: kept.value,
    };
    const show = (result: FoundStars) => {
      found.value = { ...result, order: sorted };
    };
    inTurns(findStars(parts), show, { now: sources.monotonic, pause: sources.pause, stop: earlier.signal });
  });
  const endAhead = effect(() => {
    if (sources.isWhole.value) void lookAhead(sources);
  });
  sources.stop.addEventListener('abort', () => {
    end();
    endAhead();
    earlier.abort();
  });

  function change(next: StarFilter): void {
    batch(() => {
      if (kept.peek().size > 0) kept.value = new Set();
      filter.value = next;
    });
  }

  return {
    filter,
    order,
    isFiltering: computed(() => !isEverything(filter.value)),
    found,
    search: (words) => change({ ...filter.peek(), words }),
    toggleType(type) {
      const chosen = new Set<string>(type === null ? [] : filter.peek().types);
      if (type !== null && !chosen.delete(type)) chosen.add(type);
      change({ ...filter.peek(), types: starTypes.filter((each) => chosen.has(each)) });
    },
    narrow: (part) => change({ ...filter.peek(), ...part }),
    sort(next) {
      order.value = next;
    },
    restore: (next, nextOrder) =>
      batch(() => {
        change(next);
        order.value = nextOrder;
      }),
    clear: () => change(everything),
    keep(messageIds) {
      kept.value = new Set([...kept.peek(), ...messageIds]);
    },
  };
}

/** A removed row stays in its place, with Undo, until Cliq has heard of it, and for as long as the view is open. */
function mayBeUndone(row: StarRow, openSince: number): boolean {
  return !isTombstone(row) && (row.delivery === 'waiting' || (row.removedAt ?? 0) >= openSince);
}

/** Looks for a letter before anybody does: then the texts are folded and the browser has compiled the search, and the first key is as fast as any. */
async function lookAhead({ stars, index, today, monotonic, pause, stop }: ListFilterSources): Promise<void> {
  await pause();
  const anyLetter = { ...everything, words: 'e' };
  const parts = { index, stars: stars.peek(), filter: anyLetter, now: today.peek(), isReversed: false };
  const search = findStars({ ...parts, isShown: () => true, kept: new Set() });
  if (!stop.aborted) inTurns(search, () => undefined, { now: monotonic, pause, stop });
}
