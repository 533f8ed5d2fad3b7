import type { StarReader } from '../../replica/star-reader';
import { fold } from '../../stars/fold';
import type { ServiceStatus } from '../../stars/service-status';
import type { StarRow } from '../../stars/star-row';
import type { ChangeNotice, StarChange, StarService } from '../../stars/star-service';
import { starTypes } from '../../stars/star-type';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import { type StarsSources, type StarsStore, starsStore } from '../store';

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
    searchText: fold(`${text}\nSender ${n}`),
    ...changes,
  };
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
  /** The browser lets the extension reach Cliq, or does not. */
  allow(isAllowed: boolean): void;
  /** Something changed, here or elsewhere; everything, when nothing is named. */
  notify(messageIds?: string[] | null, step?: number): void;
  /** Lets everything that is under way end. */
  settle(): Promise<void>;
}

/** A view over rows and status that a test holds in its hands. */
export function listWorld(rows: StarRow[], sources: Partial<StarsSources> = {}): ListWorld {
  const calls: string[] = [];
  const reads: string[] = [];
  const clock = { now: start };
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
    starCount: rows.length,
    waiting: 0,
    failed: [],
    pauses: [],
    problem: null,
    clockAheadMs: 0,
  };
  const reader: StarReader = {
    async newest(cursor, limit) {
      reads.push(cursor === null ? 'from the top' : 'on');
      const from = cursor === null ? 0 : rows.findIndex((row) => row.messageId === cursor.messageId) + 1;
      return structuredClone(rows.slice(from, from + limit));
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
    starsOf: async () => ({ revision: 1, stars: [], waitsFor: null }),
    list: async () => ({ rows: [], next: null }),
    refresh: async () => void calls.push('refresh'),
    viewOpened: async () => void calls.push('viewOpened'),
    retry: async (id) => void calls.push(`retry ${id}`),
    sendNow: async () => void calls.push('sendNow'),
    dismiss: async (id) => void calls.push(`dismiss ${id}`),
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
  };
  const store = starsStore({
    reader: Promise.resolve(reader),
    service,
    readSettings: async () => ({ ...signInSettings, clientId: '1000.ABC', dataCenter: 'eu' }),
    onChange: (listener) => listeners.add(listener),
    access: {
      has: async () => access.isAllowed,
      request: async () => allow(),
      onChange: (listener) => accessListeners.add(listener),
    },
    now: () => clock.now,
    isOnline: true,
    locale: 'en-US',
    copy: async (text) => void calls.push(`copy ${text}`),
    messageLink: ({ chatId, messageId }) => `https://cliq.zoho.eu/chats/${chatId}/messages/${messageId}`,
    openableUrl: (url) => (url.startsWith('https://cliq.zoho.eu/') ? url : null),
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
    allow,
    notify,
    settle: () => new Promise((resolve) => setTimeout(resolve, 20)),
  };
}
