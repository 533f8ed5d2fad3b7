import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SyncOutcome } from '../browser/saved-views';
import type { KeptView } from '../stars/kept-view';
import {
  cleanName,
  isDeleted,
  longestWords,
  mostViews,
  ownersOf,
  type SavedView,
  startViewOf,
  type ViewRecord,
  viewsOf,
} from '../stars/saved-view';
import type { StarsStore } from './store';

/** What is to be said about the last change. */
export type ViewNote =
  | { kind: 'deleted'; view: SavedView }
  | { kind: 'full' | 'no-name' | 'not-kept' }
  | { kind: Exclude<SyncOutcome, 'synced'> };

export interface SavedViews {
  views: ReadonlySignal<readonly SavedView[]>;
  start: ReadonlySignal<string | null>;
  note: ReadonlySignal<ViewNote | null>;
  isCurrent(view: Pick<SavedView, 'filter' | 'order'>): boolean;
  /** Keeps what is shown now under a name. False: not kept, and said why. */
  save(name: string): Promise<boolean>;
  apply(view: SavedView): void;
  rename(view: SavedView, name: string): Promise<boolean>;
  /** One place up (-1) or down (1). */
  move(view: SavedView, by: -1 | 1): Promise<boolean>;
  toggleStart(view: SavedView): Promise<boolean>;
  remove(view: SavedView): Promise<boolean>;
  /** Takes back the deletion that was said last. */
  undo(): Promise<boolean>;
  hush(): void;
}

export interface SavedViewsSource {
  read(now: number): Promise<{ records: ViewRecord[]; outcome: SyncOutcome }>;
  keep(changed: readonly ViewRecord[]): Promise<SyncOutcome>;
  onChange(listener: () => void, stop: AbortSignal): void;
  keepStart(view: KeptView | null): Promise<void>;
  newId(): string;
}

/** What they are told of the list. */
export type SavedViewsNeeds = Pick<StarsStore, 'list' | 'index' | 'status' | 'isWhole'> & {
  now: () => number;
  stop: AbortSignal;
};

/** The named views of the account that is shown; they are kept on this device first, and by the user's browser account. */
export function savedViews(
  source: SavedViewsSource,
  { list, index, status, isWhole, now, stop }: SavedViewsNeeds,
): SavedViews {
  const records = signal<readonly ViewRecord[]>([]);
  const note = signal<ViewNote | null>(null);
  const account = computed(() => status.value?.account ?? null);
  const accountId = computed(() => account.value?.id ?? null);
  const own = computed(() => (account.value === null ? [] : viewsOf(records.value, account.value)));
  const views = computed(() => {
    // New rows may bring the chat that a view is about.
    void list.found.value;
    return own.value.filter(isOfThisList);
  });
  const start = computed(() => startViewOf(views.value));

  /** Of two accounts in one organization neither is told what the other one looks at: a chat, or a person, that its list does not have. */
  function isOfThisList({ owner, filter }: SavedView): boolean {
    if (!owner.startsWith('organization/')) return true;
    const hasChat = filter.chat === null || index.chats.find(filter.chat) !== null;
    return hasChat && (filter.sender === null || index.senders.find(filter.sender) !== null);
  }

  async function read(): Promise<void> {
    const found = await source.read(now());
    if (stop.aborted) return;
    records.value = found.records;
    await adopt();
  }

  /** Views from before it was known whose they are get the better name, under which other computers know them. */
  async function adopt(): Promise<void> {
    const current = account.peek();
    const best = current && ownersOf(current)[0];
    if (!current || !best) return;
    const mine = own.peek().filter(({ owner }) => owner !== best && owner === `here/${current.id}`);
    if (mine.length > 0) await keep(mine.map((view) => ({ ...view, owner: best })));
  }

  async function keep(changed: readonly ViewRecord[], said: ViewNote | null = null): Promise<boolean> {
    const at = now();
    // A clock that was set back must not make this change the earlier one.
    const stamped = changed.map((each) => ({ ...each, changedAt: Math.max(at, lastChange(each.id) + 1) }));
    const ids = new Set(stamped.map(({ id }) => id));
    const before = records.peek();
    records.value = [...before.filter(({ id }) => !ids.has(id)), ...stamped];
    try {
      const outcome = await source.keep(stamped);
      note.value = said ?? (outcome === 'synced' ? null : { kind: outcome });
      return true;
    } catch (error) {
      console.error('a view was not kept', error);
      records.value = before;
      note.value = { kind: 'not-kept' };
      return false;
    }
  }

  const lastChange = (id: string) => records.peek().find((each) => each.id === id)?.changedAt ?? 0;

  function named(name: string, then: (cleaned: string) => Promise<boolean>): Promise<boolean> {
    const cleaned = cleanName(name);
    if (cleaned !== '') return then(cleaned);
    note.value = { kind: 'no-name' };
    return Promise.resolve(false);
  }

  const look = () => void read().catch((error: unknown) => console.error('the saved views are not known', error));
  const endReading = effect(() => {
    if (accountId.value !== null) look();
  });
  source.onChange(look, stop);
  let opensWith: string | null | undefined;
  const endStart = effect(() => {
    const [view, owner] = [start.value, accountId.value];
    // Before that a chat may only seem to be another account's.
    if (owner === null || records.value.length === 0 || !isWhole.value) return;
    const kept = view && { accountId: owner, filter: view.filter, order: view.order };
    const words = JSON.stringify(kept);
    if (words === opensWith) return;
    opensWith = words;
    source.keepStart(kept).catch((error: unknown) => console.error('the start view was not kept', error));
  });
  stop.addEventListener('abort', () => {
    endReading();
    endStart();
  });

  return {
    views,
    start: computed(() => start.value?.id ?? null),
    note,
    isCurrent: ({ filter, order }) =>
      JSON.stringify(filter) === JSON.stringify(list.filter.value) && order === list.order.value,
    save: (name) =>
      named(name, async (cleaned) => {
        const current = account.peek();
        const owner = current && ownersOf(current)[0];
        if (!owner) return false;
        if (records.peek().filter((each) => !isDeleted(each)).length >= mostViews) {
          note.value = { kind: 'full' };
          return false;
        }
        const filter = list.filter.peek();
        const place = Math.max(0, ...own.peek().map((view) => view.place)) + 1;
        const words = filter.words.trim().slice(0, longestWords);
        const view = {
          id: source.newId(),
          owner,
          name: cleaned,
          filter: { ...filter, words },
          order: list.order.peek(),
        };
        return keep([{ ...view, isStart: false, place, changedAt: 0 }]);
      }),
    apply: ({ filter, order }) => list.restore(filter, order),
    rename: (view, name) => named(name, (cleaned) => keep([{ ...view, name: cleaned }])),
    move(view, by) {
      const order = [...views.peek()];
      const at = order.findIndex(({ id }) => id === view.id);
      const other = order[at + by];
      if (!other) return Promise.resolve(false);
      // Places may be equal, from two computers: then all get new ones.
      order.splice(at, 1);
      order.splice(at + by, 0, view);
      return keep(order.map((each, place) => ({ ...each, place: place + 1 })).filter(isMoved(views.peek())));
    },
    toggleStart(view) {
      const isStart = start.peek()?.id !== view.id;
      const others = own.peek().filter((each) => each.isStart && each.id !== view.id);
      return keep([...others.map((each) => ({ ...each, isStart: false })), { ...view, isStart }]);
    },
    remove: (view) =>
      keep([{ id: view.id, owner: view.owner, isDeleted: true, changedAt: 0 }], { kind: 'deleted', view }),
    undo() {
      const said = note.peek();
      return said?.kind === 'deleted' ? keep([said.view]) : Promise.resolve(false);
    },
    hush() {
      note.value = null;
    },
  };
}

const isMoved = (before: readonly SavedView[]) => (view: SavedView) =>
  before.find(({ id }) => id === view.id)?.place !== view.place;
