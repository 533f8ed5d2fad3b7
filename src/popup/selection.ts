import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StarRow } from '../stars/star-row';
import type { ListFilter } from './list-filter';
import type { StarsStore } from './store';

/** Rows that somebody has chosen to do something with at once. */
export interface Selection {
  /** Also those that the list does not show at the moment. */
  ids: ReadonlySignal<ReadonlySet<string>>;
  /** What is chosen and shown, in the order of the list. Only with these something is done. */
  rows: ReadonlySignal<readonly StarRow[]>;
  /** What the filter finds, in the page or not: what can be chosen at once. */
  matching: ReadonlySignal<readonly StarRow[]>;
  isActive: ReadonlySignal<boolean>;
  toggle(messageId: string): void;
  /** Everything from the row that was chosen last to this one. */
  extendTo(messageId: string): void;
  selectAll(): void;
  clear(): void;
}

const selections = new WeakMap<StarsStore, Selection>();

/** Made when it is first needed: nothing of it is in the popup's first scripts. */
export function selectionOf(store: StarsStore): Selection {
  const selection = selections.get(store) ?? starSelection(store.list);
  selections.set(store, selection);
  return selection;
}

function starSelection({ found }: Pick<ListFilter, 'found'>): Selection {
  const ids = signal<ReadonlySet<string>>(new Set());
  let last: string | null = null;
  const stars = computed(() => found.value.rows.filter(({ removedAt }) => removedAt === null));
  const matching = computed(() => stars.value.filter(({ messageId }) => !found.value.strays.has(messageId)));
  const rows = computed(() =>
    ids.value.size === 0 ? [] : stars.value.filter(({ messageId }) => ids.value.has(messageId)),
  );

  return {
    ids,
    rows,
    matching,
    isActive: computed(() => rows.value.length > 0),
    toggle(messageId) {
      const next = new Set(ids.peek());
      if (!next.delete(messageId)) next.add(messageId);
      ids.value = next;
      last = messageId;
    },
    extendTo(messageId) {
      const all = stars.peek();
      const [from, to] = [last ?? messageId, messageId].map((id) => all.findIndex((row) => row.messageId === id));
      if (from === undefined || to === undefined || to < 0) return;
      const range = all.slice(from < 0 ? to : Math.min(from, to), Math.max(from, to) + 1);
      ids.value = new Set([...ids.peek(), ...range.map((row) => row.messageId)]);
      last = messageId;
    },
    selectAll() {
      ids.value = new Set(matching.peek().map(({ messageId }) => messageId));
    },
    clear() {
      ids.value = new Set();
      last = null;
    },
  };
}
