import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { matcher, type StarFilter } from '../stars/star-filter';
import { isTombstone, type StarRow } from '../stars/star-row';
import { type StarType, starTypes } from '../stars/star-type';

export interface ListFilter {
  filter: ReadonlySignal<StarFilter>;
  isFiltering: ReadonlySignal<boolean>;
  /** What the list shows, greyed rows included. */
  result: ReadonlySignal<readonly StarRow[]>;
  /** Stars per type that the words match; a removed star counts no more. */
  counts: ReadonlySignal<ReadonlyMap<string, number>>;
  /** All stars that the words match. */
  total: ReadonlySignal<number>;
  search(words: string): void;
  /** Adds or takes away one type; null is "All". */
  toggleType(type: StarType | null): void;
  loosen(): void;
  /** A row that was changed here stays in its place even when the filter fits it no more. */
  keep(messageId: string): void;
}

interface ListFilterSources {
  rows: ReadonlySignal<readonly StarRow[]>;
  /** Rows removed before this moment are gone for this view, epoch ms. */
  since: ReadonlySignal<number>;
  /** Only this account's rows are shown, whatever was read; undefined while nobody knows whose they are. */
  accountId: ReadonlySignal<string | null | undefined>;
}

/** What a person looks for, and what of `rows` answers to it. */
export function listFilter({ rows, since, accountId }: ListFilterSources): ListFilter {
  const words = signal('');
  const types = signal<readonly StarType[]>([]);
  const kept = signal<ReadonlySet<string>>(new Set());

  const filter = computed<StarFilter>(() => ({ types: types.value, words: words.value }));
  const found = computed(() => {
    const matches = matcher({ types: [], words: words.value });
    const from = since.value;
    const owner = accountId.value;
    return rows.value.filter(
      (row) =>
        (row.removedAt === null || mayBeUndone(row, from)) &&
        (owner === undefined || row.accountId === owner) &&
        matches(row),
    );
  });
  const result = computed(() => {
    if (types.value.length === 0) return found.value;
    const matches = matcher({ types: types.value, words: '' });
    return found.value.filter((row) => matches(row) || kept.value.has(row.messageId));
  });
  const counts = computed(() => {
    const sum = new Map<string, number>();
    for (const row of found.value) if (row.removedAt === null) sum.set(row.type, (sum.get(row.type) ?? 0) + 1);
    return sum;
  });

  function letGo() {
    if (kept.peek().size > 0) kept.value = new Set();
  }

  return {
    filter,
    isFiltering: computed(() => types.value.length > 0 || words.value.trim() !== ''),
    result,
    counts,
    total: computed(() => [...counts.value.values()].reduce((sum, count) => sum + count, 0)),
    search(typed) {
      letGo();
      words.value = typed;
    },
    toggleType(type) {
      letGo();
      const chosen = new Set(type === null ? [] : types.peek());
      if (type !== null && !chosen.delete(type)) chosen.add(type);
      // All five chosen shows less than "All": types newer than this program would be missing, so say what is meant.
      types.value = starTypes.filter((each) => chosen.has(each));
    },
    loosen() {
      letGo();
      words.value = '';
      types.value = [];
    },
    keep(messageId) {
      kept.value = new Set(kept.peek()).add(messageId);
    },
  };
}

/** A removed row stays in its place, with Undo, until Cliq has heard of it, and for as long as the view is open. */
function mayBeUndone(row: StarRow, openSince: number): boolean {
  return !isTombstone(row) && (row.delivery === 'waiting' || (row.removedAt ?? 0) >= openSince);
}
