import type { Change, Remember } from '../replica/change-entries';
import { mostNamed, type ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Batch } from '../stars/batch';
import { batchPart, mayCancel, undoInBatch, undoRenews, wishInBatch } from '../stars/batch-changes';
import { isBatchFresh } from '../stars/batch-status';
import type { Entry } from '../stars/intent';
import { ServiceError } from '../stars/service-error';
import type { StarService } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { Delivery } from './delivery';
import { notSaved } from './not-saved';
import { refOf } from './ref-of';

/** Who sees the last of the time for Undo may press a moment later. */
const graceMs = 2_000;

/** Many changes as one: durable as a whole, undone as a whole. */
export function createBatches(parts: {
  replica: ReplicaWriter;
  clock: Clock;
  delivery: Pick<Delivery, 'start'>;
  announce: (revision: number, messageIds: string[] | null) => void;
  changeIsComing: () => void;
  signedIn: () => Promise<Account>;
}): Pick<StarService, 'setStars' | 'undoBatch' | 'cancelBatch'> {
  const { replica, clock } = parts;

  async function change(
    account: Account,
    messageIds: readonly string[],
    reduce: (entry: Entry, messageId: string, revision: number) => Entry,
    remember: Remember,
  ): Promise<void> {
    parts.changeIsComing();
    let revision = 0;
    const keepRevision: Remember = (changes, of) => {
      revision = of;
      return remember(changes, of);
    };
    const changes = await replica.changeBatch(account.id, messageIds, reduce, keepRevision).catch(notSaved);
    const changed = idsOf(changes.filter(isChanged));
    parts.announce(revision, changed.length <= mostNamed ? changed : null);
    parts.delivery.start();
  }

  async function known(account: Account, id: number): Promise<Batch> {
    const batch = (await replica.batches(account.id).catch(notSaved)).find((each) => each.id === id);
    if (!batch || batch.undoes !== null) throw new ServiceError('nothing-to-undo');
    return batch;
  }

  const refIn = ({ row, intent }: Entry, account: Account) => intent?.ref ?? (row && refOf(row, account));

  return {
    async setStars(messageIds, type) {
      const account = await parts.signedIn();
      const now = clock.now();
      const count = { changed: 0, already: 0, gone: 0 };
      const changed: string[] = [];
      await change(
        account,
        [...new Set(messageIds)],
        (entry, messageId, revision) => {
          const ref = refIn(entry, account);
          const part = ref ? batchPart(entry, type) : 'gone';
          count[part] += 1;
          if (part !== 'changed' || !ref) return entry;
          changed.push(messageId);
          return wishInBatch(entry, ref, type, revision, now);
        },
        (_, id) => ({
          batch: {
            accountId: account.id,
            id,
            want: type,
            undoes: null,
            messageIds: changed,
            already: count.already,
            gone: count.gone,
            takenBack: 0,
            renewed: 0,
            endedAt: null,
          },
          insteadOf: null,
        }),
      );
    },
    async undoBatch(id) {
      const account = await parts.signedIn();
      const now = clock.now();
      const batch = await known(account, id);
      if (!isBatchFresh(batch, now - graceMs)) throw new ServiceError('nothing-to-undo');
      await change(
        account,
        batch.messageIds,
        (entry, _messageId, revision) => undoInBatch(entry, refIn(entry, account), id, revision, now),
        (changes, revision) => {
          // What Cliq has refused never was another.
          const undone = changes.filter((change) => isChanged(change) && !change.before.intent?.failure);
          return {
            batch: {
              ...batch,
              id: revision,
              undoes: id,
              messageIds: idsOf(undone),
              already: 0,
              gone: changes.filter((change) => !isChanged(change)).length,
              takenBack: 0,
              renewed: undone.filter(({ before, after }) => undoRenews(before, after)).length,
              endedAt: null,
            },
            insteadOf: id,
          };
        },
      );
    },
    async cancelBatch(id) {
      const account = await parts.signedIn();
      const now = clock.now();
      const batch = await known(account, id);
      await change(
        account,
        batch.messageIds,
        (entry) => (mayCancel(entry, id, now) ? undoInBatch(entry, refIn(entry, account), id, null, now) : entry),
        (changes) => {
          const back = new Set(idsOf(changes.filter(isChanged)));
          const messageIds = batch.messageIds.filter((messageId) => !back.has(messageId));
          return { batch: { ...batch, messageIds, takenBack: batch.takenBack + back.size }, insteadOf: null };
        },
      );
    },
  };
}

const isChanged = ({ before, after }: Change) => before !== after;

const idsOf = (changes: readonly Change[]) => changes.flatMap(({ before }) => before.row?.messageId ?? []);
