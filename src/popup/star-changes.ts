import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Account } from '../stars/account';
import type { MessageRef } from '../stars/message-ref';
import { ServiceError, type ServiceErrorCode } from '../stars/service-error';
import type { StarRow } from '../stars/star-row';
import type { StarService } from '../stars/star-service';
import type { StarType } from '../stars/star-type';

/** What has just happened, to be said once to eyes and ears. */
export type Announcement =
  | { kind: 'removed'; messageId: string }
  | { kind: 'starred'; type: string }
  | { kind: 'retyped'; messageId: string; type: string }
  | { kind: 'restored'; starTimeIsNew: boolean }
  | { kind: 'copied' }
  | { kind: 'too-many'; most: number }
  | { kind: 'failed'; code: ServiceErrorCode };

export interface StarChanges {
  announcement: ReadonlySignal<Announcement | null>;
  /** Messages whose change is not yet durable: shown as they were, and a second click does nothing. */
  pending: ReadonlySignal<ReadonlySet<string>>;
  remove(row: StarRow): Promise<void>;
  retype(row: StarRow, type: StarType): Promise<void>;
  /** Stars a message that has no star yet. */
  star(message: MessageRef, type: StarType): Promise<void>;
  /** Changes many as one, or takes that back. How it gets on is in the status. */
  together(messageIds: readonly string[], act: (service: StarService) => Promise<void>): Promise<void>;
  /** A change of many is not yet durable. */
  isBusy: ReadonlySignal<boolean>;
  undo(messageId: string): Promise<void>;
  retry(messageId: string): Promise<void>;
  dismiss(messageId: string): Promise<void>;
  fail(error: unknown): void;
  say(said: Announcement): void;
  hush(): void;
}

interface StarChangesSources {
  service: StarService;
  account: ReadonlySignal<Account | null>;
  find: (messageId: string) => StarRow | null;
  /** Called when a change is durable; resolves when the list shows it. */
  onDone: (messageIds: readonly string[]) => Promise<void>;
}

/** Everything a person can do to a star. The list follows only after the service has said that it is kept. */
export function starChanges({ service, account, find, onDone }: StarChangesSources): StarChanges {
  const announcement = signal<Announcement | null>(null);
  const pending = signal<ReadonlySet<string>>(new Set());
  const isBusy = signal(false);

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
      await service.setStar(messageRefOf(row, owner), type);
      await onDone([row.messageId]);
      announcement.value = said;
    });
  }

  return {
    announcement: computed(() => (isStillSo(announcement.value, find) ? announcement.value : null)),
    pending,
    remove: (row) => setStar(row, null, { kind: 'removed', messageId: row.messageId }),
    retype: (row, type) => setStar(row, type, { kind: 'retyped', messageId: row.messageId, type }),
    star: (message, type) =>
      once(message.messageId, async () => {
        await service.setStar(message, type);
        await onDone([message.messageId]);
        announcement.value = { kind: 'starred', type };
      }),
    async together(messageIds, act) {
      if (isBusy.peek()) return;
      isBusy.value = true;
      try {
        await act(service);
        announcement.value = null;
        await onDone(messageIds);
      } catch (error) {
        fail(error);
      } finally {
        isBusy.value = false;
      }
    },
    isBusy,
    undo: (messageId) =>
      once(messageId, async () => {
        const change = await service.undo(messageId);
        await onDone([messageId]);
        announcement.value = { kind: 'restored', starTimeIsNew: change.starTimeIsNew };
      }),
    retry: (messageId) => once(messageId, () => service.retry(messageId)),
    dismiss: (messageId) => once(messageId, () => service.dismiss(messageId)),
    fail,
    say(said) {
      announcement.value = said;
    },
    hush() {
      announcement.value = null;
    },
  };
}

/** What was said ends when it was taken back, in another view or by Cliq. */
function isStillSo(said: Announcement | null, find: (messageId: string) => StarRow | null): boolean {
  if (said?.kind !== 'removed' && said?.kind !== 'retyped') return true;
  const row = find(said.messageId);
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
