import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Account } from '../stars/account';
import type { MessageRef } from '../stars/message-ref';
import { ServiceError, type ServiceErrorCode } from '../stars/service-error';
import type { StarRow } from '../stars/star-row';
import type { StarChange, StarService } from '../stars/star-service';
import type { StarType } from '../stars/star-type';

/** What has just happened, to be said once to eyes and ears. */
export type Announcement =
  | { kind: 'removed'; messageId: string }
  | { kind: 'retyped'; messageId: string; type: string }
  | { kind: 'restored'; starTimeIsNew: boolean }
  | { kind: 'failed'; code: ServiceErrorCode };

export interface StarChanges {
  announcement: ReadonlySignal<Announcement | null>;
  /** Messages whose change is not yet durable: shown as they were, and a second click does nothing. */
  pending: ReadonlySignal<ReadonlySet<string>>;
  remove(row: StarRow): Promise<void>;
  retype(row: StarRow, type: StarType): Promise<void>;
  undo(messageId: string): Promise<void>;
  retry(messageId: string): Promise<void>;
  dismiss(messageId: string): Promise<void>;
  fail(error: unknown): void;
  hush(): void;
}

interface StarChangesSources {
  service: StarService;
  account: ReadonlySignal<Account | null>;
  rows: ReadonlySignal<readonly StarRow[]>;
  /** Called when a change is durable; resolves when the list shows it. */
  onDone: (change: StarChange) => Promise<void>;
}

/** Everything a person can do to a star. The list follows only after the service has said that it is kept. */
export function starChanges({ service, account, rows, onDone }: StarChangesSources): StarChanges {
  const announcement = signal<Announcement | null>(null);
  const pending = signal<ReadonlySet<string>>(new Set());

  function fail(error: unknown): void {
    announcement.value = { kind: 'failed', code: codeOf(error) };
  }

  async function once(messageId: string, act: () => Promise<void>): Promise<void> {
    if (pending.peek().has(messageId)) return;
    pending.value = new Set(pending.peek()).add(messageId);
    try {
      await act();
    } catch (error) {
      fail(error);
    } finally {
      const rest = new Set(pending.peek());
      rest.delete(messageId);
      pending.value = rest;
    }
  }

  function setStar(row: StarRow, type: StarType | null, said: Announcement): Promise<void> {
    return once(row.messageId, async () => {
      const owner = account.peek();
      if (!owner) throw new ServiceError('signed-out');
      await onDone(await service.setStar(messageRefOf(row, owner), type));
      announcement.value = said;
    });
  }

  return {
    announcement: computed(() => (isStillSo(announcement.value, rows.value) ? announcement.value : null)),
    pending,
    remove: (row) => setStar(row, null, { kind: 'removed', messageId: row.messageId }),
    retype: (row, type) => setStar(row, type, { kind: 'retyped', messageId: row.messageId, type }),
    undo: (messageId) =>
      once(messageId, async () => {
        const change = await service.undo(messageId);
        await onDone(change);
        announcement.value = { kind: 'restored', starTimeIsNew: change.starTimeIsNew };
      }),
    retry: (messageId) => once(messageId, () => service.retry(messageId)),
    dismiss: (messageId) => once(messageId, () => service.dismiss(messageId)),
    fail,
    hush() {
      announcement.value = null;
    },
  };
}

/** What was said ends when it was taken back, in another view or by Cliq. */
function isStillSo(said: Announcement | null, rows: readonly StarRow[]): boolean {
  if (said?.kind !== 'removed' && said?.kind !== 'retyped') return true;
  const row = rows.find(({ messageId }) => messageId === said.messageId);
  if (!row) return true;
  return said.kind === 'removed' ? row.removedAt !== null : row.removedAt === null && row.type === said.type;
}

export function codeOf(error: unknown): ServiceErrorCode {
  return error instanceof ServiceError ? error.code : 'unexpected';
}

/** Texts only fill the row until Cliq answers; no need to send a megabyte to the worker for that. */
function messageRefOf(row: StarRow, owner: Account): MessageRef {
  return {
    dataCenter: owner.dataCenter,
    organizationId: row.organizationId,
    chatId: row.chatId,
    messageId: row.messageId,
    text: row.content.text.slice(0, 10_000),
    senderName: row.sender.name.slice(0, 300),
    chatTitle: row.chat.title.slice(0, 300),
    sentAt: row.sentAt,
  };
}
