import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type HostAccess, hostAccess } from '../access/host-access';
import type { MessageLink } from '../cliq/linked-message';
import { obstacleOf } from '../stars/obstacle';
import type { PageState } from '../stars/page-state';
import { searchWords } from '../stars/search-words';
import type { ServiceStatus } from '../stars/service-status';
import type { StarIndex } from '../stars/star-index';
import type { StarRow } from '../stars/star-row';
import { textsSearched } from '../stars/text-cover';
import { type Formats, formats } from './formats';
import { type ListFilter, listFilter } from './list-filter';
import type { SavedViews } from './saved-views';
import { type SignIn, signInOnce } from './sign-in';
import { codeOf, type StarChanges, starChanges } from './star-changes';
import { starReading } from './star-reading';
import { starRows } from './star-rows';
import type { StarsSources } from './stars-sources';
import { steadyPauses } from './steady-pauses';
import { viewKeeping } from './view-keeping';

export type EmptyReason = 'first-sync' | 'withheld' | 'kept-away' | 'no-stars' | 'nothing-matches';

export interface StarsStore extends SignIn {
  list: ListFilter;
  /** The chat that the list was opened from, by key; null when it was opened for all. */
  askedChat: ReadonlySignal<string | null>;
  savedViews(stop: AbortSignal): Promise<SavedViews>;
  /** What is marked in the rows, folded. */
  words: ReadonlySignal<readonly string[]>;
  index: StarIndex;
  /** How many rows have been read so far, and whether they are all of them. */
  readCount: ReadonlySignal<number>;
  isWhole: ReadonlySignal<boolean>;
  /** See `StarRows.glimpsed`. */
  glimpsed: Promise<void>;
  /** See `textsSearched` in src/stars. */
  textsSearched: ReadonlySignal<number | null>;
  changes: StarChanges;
  formats: Formats;
  status: ReadonlySignal<ServiceStatus | null>;
  access: HostAccess;
  /** How the chat page was read that was looked at last. */
  page: ReadonlySignal<PageState | null>;
  /** Ticks every second. */
  now: ReadonlySignal<number>;
  /** Midnight of today: rows follow this, not the second. */
  today: ReadonlySignal<number>;
  isOnline: ReadonlySignal<boolean>;
  view: ReadonlySignal<'opening' | 'unreadable' | 'signed-out' | 'list'>;
  emptyReason: ReadonlySignal<EmptyReason | null>;
  isRefreshing: ReadonlySignal<boolean>;
  /** The rows whose text is shown in full. */
  expanded: ReadonlySignal<ReadonlySet<string>>;
  /** Reads everything and follows every change; nothing here waits for the worker or the network. */
  open(): Promise<void>;
  /** Reads everything again: notices may have been missed. */
  read(): Promise<void>;
  refresh(): Promise<void>;
  confirmAccount(isSame: boolean): Promise<void>;
  openOptions(): Promise<void>;
  /** False when it could not be done, and that is told here; else the Cliq tab tells the rest. */
  openInCliq(messageId: string): Promise<boolean>;
  copy(text: string): Promise<void>;
  /** Says that it was done, or why not. */
  copyAloud(text: string): Promise<void>;
  toggleText(messageId: string): void;
  /** Tells which keys the list has, now and after every change. */
  followListKeys: StarsSources['followListKeys'];
  takeEarlyKeys: StarsSources['takeEarlyKeys'];
  noticeConnection(isOnline: boolean): void;
  tick(): void;
  /** Every row that was read, newest star first, whatever the filter. */
  allRows(): StarRow[];
  /** The row of a message, if it is in the list. */
  find(messageId: string): StarRow | null;
  linkTo(row: StarRow): string | null;
  fileLink(row: StarRow): string | null;
  /** The link to a message that stands in the search box; null when there is something else. */
  link: ReadonlySignal<MessageLink | null>;
}

/** The list of stars as a view sees it. Popup, side panel and full tab each make one. */
export function starsStore(sources: StarsSources): StarsStore {
  const { service, stop } = sources;
  const now = signal(sources.now());
  const today = computed(() => new Date(now.value).setHours(0, 0, 0, 0));
  const since = signal(sources.now());
  const isOnline = signal(sources.isOnline);
  const isRefreshing = signal(false);
  const page = signal<PageState | null>(null);
  const expanded = signal<ReadonlySet<string>>(new Set());
  const accountId = computed(() => (status.value === null ? undefined : (status.value.account?.id ?? null)));

  const rows = starRows({
    reader: sources.reader,
    early: sources.early,
    ready: (owner) => keeping.restoreFor(owner),
    painted: sources.painted,
    stop,
  });
  const reading = starReading({ reader: sources.reader, rows, stop });
  const pauses = steadyPauses(sources.now, sources.monotonic);
  const status = computed(() => {
    const read = reading.status.value;
    pauses.see(read?.pauses ?? []);
    return read && read.pauses.length > 0 ? { ...read, pauses: pauses.at(now.value) } : read;
  });
  const account = computed(() => reading.status.value?.account ?? null);
  const dataCenter = computed(() => account.value?.dataCenter ?? null);
  const access = hostAccess(dataCenter, sources.access, stop);

  const list = listFilter({ ...sources, ...rows, since, today, accountId });
  const changes = starChanges({
    service,
    account,
    find: rows.find,
    async onDone(messageIds) {
      list.keep(messageIds);
      await reading.readChanged(messageIds);
    },
  });
  const keeping = viewKeeping({ ...sources, list, accountId });

  const emptyReason = computed<EmptyReason | null>(() => {
    if (list.found.value.rows.length > 0 || !rows.isWhole.value) return null;
    if (list.isFiltering.value && rows.stars.value.length > 0) return 'nothing-matches';
    if (status.value?.isComplete) return 'no-stars';
    if (access.withheld.value !== null) return 'withheld';
    if (status.value === null) return 'first-sync';
    return obstacleOf(status.value) === null && isOnline.value ? 'first-sync' : 'kept-away';
  });

  const typed = computed(() => list.found.value.filter.words);

  const store: StarsStore = {
    list,
    askedChat: keeping.askedChat,
    savedViews: (end) => sources.savedViews({ ...store, now: sources.now, stop: AbortSignal.any([stop, end]) }),
    words: computed(() => searchWords(typed.value)),
    index: rows.index,
    readCount: computed(() => rows.stars.value.length),
    isWhole: rows.isWhole,
    glimpsed: rows.glimpsed,
    textsSearched: computed(() => textsSearched(rows.stars.value.map(({ row }) => row))),
    changes,
    formats: formats(sources.locale),
    status,
    access,
    page,
    now,
    today,
    isOnline,
    view: computed(() => {
      if (reading.isUnreadable.value) return 'unreadable';
      if (reading.status.value === null) return 'opening';
      return account.value === null ? 'signed-out' : 'list';
    }),
    emptyReason,
    isRefreshing,
    ...signInOnce({ service, readSettings: sources.readSettings, onEnd: reading.readAll }),
    expanded,
    async open() {
      sources.onChange((notice) => void reading.hear(notice), stop);
      const noticePage = (state: PageState | null) => {
        page.value = state;
      };
      sources.followPageState(noticePage, stop).catch((error) => console.info('nothing of the chat page:', error));
      await reading.readAll();
    },
    read: reading.readAll,
    async refresh() {
      if (isRefreshing.peek()) return;
      isRefreshing.value = true;
      try {
        await service.refresh();
        // What the newest stars do not tell: who doubts the list asks Cliq itself.
        if (list.isFiltering.peek()) await service.lookFor(list.filter.peek());
        changes.hush();
        since.value = sources.now();
      } catch (error) {
        // The account is asked for beneath the list.
        if (codeOf(error) !== 'account') changes.fail(error);
      } finally {
        isRefreshing.value = false;
      }
      await reading.readAll();
    },
    confirmAccount: (isSame) => service.confirmAccount(isSame).catch(changes.fail),
    async openInCliq(messageId) {
      try {
        await (await import('./hand-over')).handOver(service, messageId);
        return true;
      } catch (error) {
        changes.fail(error);
        return false;
      }
    },
    openOptions: () => service.openOptions().catch(changes.fail),
    followListKeys: sources.followListKeys,
    takeEarlyKeys: sources.takeEarlyKeys,
    copy: sources.copy,
    copyAloud: (text) => sources.copy(text).then(() => changes.say({ kind: 'copied' }), changes.fail),
    toggleText(messageId) {
      const next = new Set(expanded.peek());
      if (!next.delete(messageId)) next.add(messageId);
      expanded.value = next;
    },
    noticeConnection(online) {
      const isBack = online && !isOnline.peek();
      isOnline.value = online;
      // Else "Offline" would stand until the next try. What comes of this one is in the status.
      if (isBack) service.refresh().catch((error: unknown) => console.info('online, but', error));
    },
    tick() {
      now.value = sources.now();
    },
    allRows: () => rows.stars.peek().map(({ row }) => row),
    find: rows.find,
    linkTo(row) {
      const owner = account.value;
      const links = sources.links.value;
      if (!owner || !links) return null;
      const organizationId = row.organizationId ?? owner.organizationId;
      const { chatId, messageId } = row;
      return links.messageLink({ dataCenter: owner.dataCenter, organizationId, chatId, messageId });
    },
    fileLink: (row) => (row.content.file?.url && sources.links.value?.openableUrl(row.content.file.url)) || null,
    link: computed(() => sources.links.value?.parseMessageLink(list.filter.value.words.trim()) ?? null),
  };
  return store;
}
