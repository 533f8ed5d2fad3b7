import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type HostAccess, type HostAccessSources, hostAccess } from '../access/host-access';
import type { StarReader } from '../replica/star-reader';
import type { DataCenterId } from '../stars/account';
import { obstacleOf } from '../stars/obstacle';
import type { ServiceStatus } from '../stars/service-status';
import type { StarRow } from '../stars/star-row';
import type { ChangeNotice, SignInSettings, StarService } from '../stars/star-service';
import { createSharedRun } from '../timing/shared-run';
import { type Formats, formats } from './formats';
import { type ListFilter, listFilter } from './list-filter';
import { type SignIn, signInOnce } from './sign-in';
import { type StarChanges, starChanges } from './star-changes';
import { type StarRows, starRows } from './star-rows';

export interface StarsSources {
  reader: Promise<StarReader>;
  service: StarService;
  readSettings: () => Promise<SignInSettings>;
  onChange: (listener: (notice: ChangeNotice) => void, stop: AbortSignal) => void;
  access: HostAccessSources;
  now: () => number;
  isOnline: boolean;
  locale: string;
  copy: (text: string) => Promise<void>;
  messageLink: (message: MessageAddress) => string;
  openableUrl: (url: string) => string | null;
  /** Ends the view. */
  stop: AbortSignal;
}

export interface MessageAddress {
  dataCenter: DataCenterId;
  organizationId: string | null;
  chatId: string;
  messageId: string;
}

export type EmptyReason = 'first-sync' | 'withheld' | 'kept-away' | 'no-stars' | 'nothing-matches';

export interface StarsStore extends SignIn {
  list: ListFilter;
  rows: Pick<StarRows, 'rows' | 'isWhole'>;
  changes: StarChanges;
  formats: Formats;
  status: ReadonlySignal<ServiceStatus | null>;
  access: HostAccess;
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
  copy(text: string): Promise<void>;
  toggleText(messageId: string): void;
  noticeConnection(isOnline: boolean): void;
  tick(): void;
  linkTo(row: StarRow): string | null;
  fileLink(row: StarRow): string | null;
}

/** The list of stars as a view sees it. Popup, side panel and full tab each make one. */
export function starsStore(sources: StarsSources): StarsStore {
  const { service, stop } = sources;
  const status = signal<ServiceStatus | null>(null);
  const now = signal(sources.now());
  const since = signal(sources.now());
  const isOnline = signal(sources.isOnline);
  const isUnreadable = signal(false);
  const isRefreshing = signal(false);
  const expanded = signal<ReadonlySet<string>>(new Set());
  const account = computed(() => status.value?.account ?? null);
  const dataCenter = computed(() => account.value?.dataCenter ?? null);
  const access = hostAccess(dataCenter, sources.access, stop);
  const accountId = computed(() => (status.value === null ? undefined : (status.value.account?.id ?? null)));

  const rows = starRows(sources.reader, stop);
  const list = listFilter({ rows: rows.rows, since, accountId });
  const changes = starChanges({
    service,
    account,
    rows: rows.rows,
    async onDone({ messageId }) {
      list.keep(messageId);
      await readChanged([messageId]);
    },
  });

  const readStatus = createSharedRun(async () => {
    const fresh = await (await sources.reader).status();
    if (!stop.aborted) status.value = fresh;
  });
  const readRows = createSharedRun(rows.read);
  const changed = new Set<string>();
  const readChangedRows = createSharedRun(async () => {
    const messageIds = [...changed];
    changed.clear();
    if (messageIds.length > 0) await rows.readSome(messageIds);
  });

  async function show(...reads: Promise<void>[]): Promise<void> {
    try {
      await Promise.all(reads);
      isUnreadable.value = false;
    } catch {
      isUnreadable.value = rows.rows.peek().length === 0;
    }
  }

  const readAll = () => show(readRows(), readStatus());

  function readChanged(messageIds: readonly string[]): Promise<void> {
    for (const id of messageIds) changed.add(id);
    return show(readChangedRows(), readStatus());
  }

  let lastSequence: number | null = null;
  function hear({ sequence, messageIds }: ChangeNotice): Promise<void> {
    const isGap = lastSequence !== null && sequence !== lastSequence + 1;
    lastSequence = sequence;
    return isGap || messageIds === null ? readAll() : readChanged(messageIds);
  }

  const emptyReason = computed<EmptyReason | null>(() => {
    if (list.result.value.length > 0 || !rows.isWhole.value) return null;
    if (list.isFiltering.value && rows.rows.value.length > 0) return 'nothing-matches';
    if (status.value?.isComplete) return 'no-stars';
    if (access.withheld.value !== null) return 'withheld';
    if (status.value === null) return 'first-sync';
    return obstacleOf(status.value) === null && isOnline.value ? 'first-sync' : 'kept-away';
  });

  return {
    list,
    rows,
    changes,
    formats: formats(sources.locale),
    status,
    access,
    now,
    today: computed(() => new Date(now.value).setHours(0, 0, 0, 0)),
    isOnline,
    view: computed(() => {
      if (isUnreadable.value) return 'unreadable';
      if (status.value === null) return 'opening';
      return account.value === null ? 'signed-out' : 'list';
    }),
    emptyReason,
    isRefreshing,
    ...signInOnce({ service, readSettings: sources.readSettings, onEnd: readAll }),
    expanded,
    async open() {
      sources.onChange((notice) => void hear(notice), stop);
      await readAll();
    },
    read: readAll,
    async refresh() {
      if (isRefreshing.peek()) return;
      isRefreshing.value = true;
      try {
        await service.refresh();
        changes.hush();
        since.value = sources.now();
      } catch (error) {
        changes.fail(error);
      } finally {
        isRefreshing.value = false;
      }
      await readAll();
    },
    confirmAccount: (isSame) => service.confirmAccount(isSame).catch(changes.fail),
    openOptions: () => service.openOptions().catch(changes.fail),
    copy: sources.copy,
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
    linkTo(row) {
      const owner = account.value;
      return owner && sources.messageLink({ ...addressOf(row), dataCenter: owner.dataCenter });
    },
    fileLink: (row) => (row.content.file?.url ? sources.openableUrl(row.content.file.url) : null),
  };
}

function addressOf({ organizationId, chatId, messageId }: StarRow): Omit<MessageAddress, 'dataCenter'> {
  return { organizationId, chatId, messageId };
}
