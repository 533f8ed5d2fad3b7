import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StarReader } from '../replica/star-reader';
import type { DataCenterId } from '../stars/account';
import { clientIdProblem } from '../stars/client-id';
import type { ServiceErrorCode } from '../stars/service-error';
import type { ServiceStatus } from '../stars/service-status';
import type { StarRow } from '../stars/star-row';
import type { ChangeNotice, SignInSettings, StarService } from '../stars/star-service';
import { type Formats, formats } from './formats';
import { type ListFilter, listFilter } from './list-filter';
import { codeOf, type StarChanges, starChanges } from './star-changes';
import { type StarRows, starRows } from './star-rows';

export interface StarsSources {
  reader: Promise<StarReader>;
  service: StarService;
  readSettings: () => Promise<SignInSettings>;
  onChange: (listener: (notice: ChangeNotice) => void, stop: AbortSignal) => void;
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

export type EmptyReason = 'first-sync' | 'no-stars' | 'nothing-matches';

export interface StarsStore {
  list: ListFilter;
  rows: Pick<StarRows, 'rows' | 'isWhole'>;
  changes: StarChanges;
  formats: Formats;
  status: ReadonlySignal<ServiceStatus | null>;
  /** Ticks every second. */
  now: ReadonlySignal<number>;
  /** Midnight of today: rows follow this, not the second. */
  today: ReadonlySignal<number>;
  isOnline: ReadonlySignal<boolean>;
  view: ReadonlySignal<'opening' | 'unreadable' | 'signed-out' | 'list'>;
  emptyReason: ReadonlySignal<EmptyReason | null>;
  isRefreshing: ReadonlySignal<boolean>;
  isSigningIn: ReadonlySignal<boolean>;
  signInError: ReadonlySignal<ServiceErrorCode | null>;
  /** The rows whose text is shown in full. */
  expanded: ReadonlySignal<ReadonlySet<string>>;
  /** Reads everything and follows every change; nothing here waits for the worker or the network. */
  open(): Promise<void>;
  read(): Promise<void>;
  refresh(): Promise<void>;
  signIn(): Promise<void>;
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
  const isSigningIn = signal(false);
  const signInError = signal<ServiceErrorCode | null>(null);
  const expanded = signal<ReadonlySet<string>>(new Set());
  const account = computed(() => status.value?.account ?? null);
  const accountId = computed(() => (status.value === null ? undefined : (status.value.account?.id ?? null)));

  const rows = starRows(sources.reader, stop);
  const list = listFilter({ rows: rows.rows, since, accountId });
  const changes = starChanges({
    service,
    account,
    onDone(change) {
      list.keep(change.messageId);
      const at = sources.now();
      rows.replace(change.messageId, (row) => ({
        ...row,
        type: change.type ?? row.type,
        previousType: change.previousType,
        removedAt: change.type === null ? at : null,
        delivery: 'waiting',
      }));
    },
  });

  async function readStatus(): Promise<void> {
    const fresh = await (await sources.reader).status();
    if (!stop.aborted) status.value = fresh;
  }

  let isReading = false;
  let readAgain = false;
  /** One read at a time; notices that come meanwhile cost one more. */
  async function readAll(): Promise<void> {
    readAgain = true;
    if (isReading) return;
    isReading = true;
    try {
      while (readAgain && !stop.aborted) {
        readAgain = false;
        await Promise.all([rows.read(), readStatus()]);
      }
      isUnreadable.value = false;
    } catch {
      isUnreadable.value = rows.rows.peek().length === 0;
    } finally {
      isReading = false;
    }
  }

  const emptyReason = computed<EmptyReason | null>(() => {
    if (list.result.value.length > 0 || !rows.isWhole.value) return null;
    if (list.isFiltering.value && rows.rows.value.length > 0) return 'nothing-matches';
    return status.value?.isComplete ? 'no-stars' : 'first-sync';
  });

  return {
    list,
    rows,
    changes,
    formats: formats(sources.locale),
    status,
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
    isSigningIn,
    signInError,
    expanded,
    async open() {
      sources.onChange(() => void readAll(), stop);
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
    async signIn() {
      if (isSigningIn.peek()) return;
      isSigningIn.value = true;
      signInError.value = null;
      try {
        const settings = await sources.readSettings();
        if (clientIdProblem(settings.clientId)) await service.openOptions();
        else await service.signIn(settings);
      } catch (error) {
        signInError.value = codeOf(error);
      } finally {
        isSigningIn.value = false;
      }
      await readAll();
    },
    openOptions: () => service.openOptions().catch(changes.fail),
    copy: sources.copy,
    toggleText(messageId) {
      const next = new Set(expanded.peek());
      if (!next.delete(messageId)) next.add(messageId);
      expanded.value = next;
    },
    noticeConnection(online) {
      isOnline.value = online;
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
