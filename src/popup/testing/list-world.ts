import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { SyncOutcome } from '../../browser/saved-views';
import { parseMessageLink } from '../../cliq/linked-message';
import type { StarReader } from '../../replica/star-reader';
import type { BatchStatus } from '../../stars/batch-status';
import type { KeptView } from '../../stars/kept-view';
import { usualListKeys } from '../../stars/list-keys';
import { mergeViews, type ViewRecord } from '../../stars/saved-view';
import type { ServiceStatus } from '../../stars/service-status';
import type { StarRow } from '../../stars/star-row';
import type { ChangeNotice, StarChange, StarService } from '../../stars/star-service';
import { starTypes } from '../../stars/star-type';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import { savedViews } from '../saved-views';
import type { MessageAddress, StarsSources } from '../stars-sources';
import { type StarsStore, starsStore } from '../store';

export const start = Date.UTC(2026, 4, 12, 12, 0, 0);

/** The n-th newest star. */
export function starRow(n: number, changes: Partial<StarRow> = {}): StarRow {
  const text = changes.content?.text ?? `message ${n}`;
  return {
    messageId: `${1_777_805_235_487 - n}_162898249840`,
    chatId: 'CT_1207124540483314854_60002085329',
    type: starTypes[n % starTypes.length] ?? 'note',
    starredAt: start - (n + 1) * 60_000,
    sentAt: start - (n + 2) * 3_600_000,
    sender: { id: '1', name: `Sender ${n}` },
    chat: { title: 'Release', kind: 'channel', joined: true },
    content: { kind: 'text', text, file: null },
    isPinned: false,
    accountId: 'a',
    organizationId: '60002085329',
    delivery: 'delivered',
    removedAt: null,
    previousType: null,
    settledRevision: 0,
    seenInPass: 1,
    // The list has an index of its own.
    searchText: '',
    ...changes,
  };
}

/** All of it still waits. */
export function batchOf(id: number, changes: Partial<BatchStatus> = {}): BatchStatus {
  const count = changes.count ?? 1;
  const nothing = { undoes: null, already: 0, gone: 0, takenBack: 0, renewed: 0, failed: 0, endedAt: null };
  return { id, want: 'note', count, waiting: count, ...nothing, ...changes };
}

export interface ListWorld {
  store: StarsStore;
  rows: StarRow[];
  status: ServiceStatus;
  calls: string[];
  /** What was read of the rows. */
  reads: string[];
  /** What the next calls to the service do; by default the change is durable at once. */
  service: StarService;
  clock: { now: number };
  /** How the list was left, on the disk. */
  kept: { view: KeptView | null };
  /** The saved views on the disk, and the one that the list opens with. */
  saved: { records: ViewRecord[]; start: KeptView | null; outcome: SyncOutcome; tell: () => void };
  /** The browser lets the extension reach Cliq, or does not. */
  allow(isAllowed: boolean): void;
  /** Something changed, here or elsewhere; everything, when nothing is named. */
  notify(messageIds?: string[] | null, step?: number): void;
  /** Lets everything that is under way end. */
  settle(): Promise<void>;
}

export function shownRows({ store }: ListWorld): readonly StarRow[] {
  return store.list.found.value.rows;
}

/** What stands beside the toggle of a type. */
export function typeCount({ store }: ListWorld, type: string): number {
  return store.list.found.value.types[store.index.types.find(type) ?? -1] ?? 0;
}

/** A view over rows and status that a test holds in its hands. */
export function listWorld(rows: StarRow[], sources: Partial<StarsSources> = {}): ListWorld {
  const calls: string[] = [];
  const reads: string[] = [];
  const clock = { now: start };
  const kept: ListWorld['kept'] = { view: null };
  const saved: ListWorld['saved'] = { records: [], start: null, outcome: 'synced', tell: () => {} };
  const access = { isAllowed: true };
  const accessListeners = new Set<() => void>();
  const allow = (isAllowed = true) => {
    access.isAllowed = isAllowed;
    for (const listener of accessListeners) listener();
    return isAllowed;
  };
  const listeners = new Set<(notice: ChangeNotice) => void>();
  const status: ServiceStatus = {
    account: {
      id: 'a',
      dataCenter: 'eu',
      organizationId: '60002085329',
      signInNeeded: false,
      isDoubted: false,
      identity: null,
    },
    syncedAt: start - 12_000,
    isComplete: true,
    waiting: 0,
    restoring: 0,
    failed: [],
    pauses: [],
    problem: null,
    batches: [],
    clockAheadMs: 0,
  };
  const reader: StarReader = {
    async newest(cursor, limit) {
      reads.push(cursor === null ? 'from the top' : 'on');
      const from = cursor === null ? 0 : rows.findIndex((row) => row.messageId === cursor.messageId) + 1;
      return structuredClone(rows.slice(from, from + limit));
    },
    async *all() {
      // By its keys, as the replica does: a row that moves in the list does not move there.
      const keys = rows.map(({ messageId }) => messageId).sort();
      while (keys.length > 0) {
        reads.push('on');
        const batch = keys.splice(-500);
        yield structuredClone(rows.filter(({ messageId }) => batch.includes(messageId)));
      }
    },
    async rowsOf(ids) {
      reads.push(`${ids.length} rows`);
      return structuredClone(rows.filter(({ messageId }) => ids.includes(messageId)));
    },
    status: async () => structuredClone(status),
    close() {},
  };
  let sequence = 1_000;
  const notify = (messageIds: string[] | null = null, step = 1) => {
    sequence += step;
    for (const listener of listeners) listener({ sequence, revision: 1, messageIds });
  };
  const changeOf = (messageId: string, change: (row: StarRow) => void): StarChange => {
    const row = rows.find((each) => each.messageId === messageId);
    if (!row) throw new Error('no such row');
    const previousType = row.removedAt === null ? row.type : null;
    change(row);
    notify([messageId]);
    return {
      messageId,
      type: row.removedAt === null ? row.type : null,
      previousType,
      delivery: 'waiting',
      starTimeIsNew: false,
      waitsFor: null,
      revision: 1,
    };
  };
  const service: StarService = {
    async setStar(ref, type) {
      calls.push(`setStar ${type}`);
      return changeOf(ref.messageId, (row) => {
        row.removedAt = type === null ? clock.now : null;
        row.previousType = row.type;
        row.type = type ?? row.type;
        row.delivery = 'waiting';
      });
    },
    async undo(messageId) {
      calls.push('undo');
      return changeOf(messageId, (row) => {
        row.removedAt = null;
        row.type = row.previousType ?? row.type;
        row.delivery = 'delivered';
      });
    },
    async setStars(messageIds, type) {
      calls.push(`setStars ${messageIds.length} ${type}`);
      for (const row of rows.filter(({ messageId }) => messageIds.includes(messageId))) {
        row.removedAt = type === null ? clock.now : null;
        row.previousType = row.type;
        row.type = type ?? row.type;
        row.delivery = 'waiting';
      }
      status.batches = [
        batchOf(status.batches.length + 1, { want: type, count: messageIds.length }),
        ...status.batches,
      ];
      notify([...messageIds]);
    },
    undoBatch: async (id) => void calls.push(`undoBatch ${id}`),
    cancelBatch: async (id) => void calls.push(`cancelBatch ${id}`),
    starsOf: async () => ({ revision: 1, stars: [], waitsFor: null }),
    list: async () => ({ rows: [], next: null }),
    rowsOf: async () => [],
    status: async () => Promise.reject(new Error('asked of nobody here')),
    refresh: async () => void calls.push('refresh'),
    lookFor: async ({ types, chat }) => void calls.push(`lookFor ${types.join()} ${chat}`),
    viewOpened: async () => void calls.push('viewOpened'),
    retry: async (id) => void calls.push(`retry ${id}`),
    sendNow: async () => void calls.push('sendNow'),
    dismiss: async (id) => void calls.push(`dismiss ${id}`),
    restoreStars: async (stars) => {
      calls.push(`restoreStars ${stars.length}`);
      return stars.length;
    },
    stopRestoring: async () => calls.push('stopRestoring'),
    signIn: async (settings) => {
      calls.push(`signIn ${settings.clientId}`);
      return {
        id: 'a',
        dataCenter: settings.dataCenter,
        organizationId: null,
        signInNeeded: false,
        isDoubted: false,
        identity: null,
      };
    },
    confirmAccount: async (isSame) => void calls.push(`confirmAccount ${isSame}`),
    signOut: async () => void calls.push('signOut'),
    openOptions: async () => void calls.push('openOptions'),
    reportPage: async () => undefined,
    teachPage: async () => false,
    reportOnPage: async () => '',
    openInCliq: async (messageId) => calls.push(`openInCliq ${messageId}`) > 0,
  };
  const store = starsStore({
    reader: Promise.resolve(reader),
    early: Promise.resolve([]),
    service,
    readSettings: async () => ({ ...signInSettings, clientId: '1000.ABC', dataCenter: 'eu' }),
    keptView: {
      read: async () => kept.view,
      asked: async () => null,
      keep: async (view) => {
        kept.view = structuredClone(view);
      },
    },
    savedViews: async (needs) =>
      savedViews(
        {
          read: async () => ({ records: structuredClone(saved.records), outcome: 'synced' }),
          async keep(changed) {
            saved.records = mergeViews(saved.records, structuredClone(changed));
            return saved.outcome;
          },
          onChange(listener) {
            saved.tell = listener;
          },
          async keepStart(view) {
            saved.start = structuredClone(view);
          },
          newId: () => `view-${saved.records.length}`,
        },
        needs,
      ),
    followPageState: async (listener) => listener(null),
    followListKeys: (listener) => listener(usualListKeys),
    takeEarlyKeys: () => [],
    onChange: (listener) => listeners.add(listener),
    access: {
      has: async () => access.isAllowed,
      request: async () => allow(),
      onChange: (listener) => accessListeners.add(listener),
    },
    now: () => clock.now,
    monotonic: () => clock.now,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    painted: async () => undefined,
    isOnline: true,
    locale: 'en-US',
    copy: async (text) => void calls.push(`copy ${text}`),
    links: signal({
      messageLink: ({ chatId, messageId }: MessageAddress) =>
        `https://cliq.zoho.eu/chats/${chatId}/messages/${messageId}`,
      openableUrl: (url: string) => (url.startsWith('https://cliq.zoho.eu/') ? url : null),
      parseMessageLink,
    }),
    stop: new AbortController().signal,
    ...sources,
  });
  return {
    store,
    rows,
    status,
    calls,
    reads,
    service,
    clock,
    kept,
    saved,
    allow,
    notify,
    async settle() {
      const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
      // Some parts are loaded when they are needed, and load others then.
      for (let round = 0; round < 3; round++) {
        await rest();
        await vi.dynamicImportSettled();
      }
    },
  };
}
