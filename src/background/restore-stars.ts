import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Entry } from '../stars/intent';
import { restoreWish, takeBackRestored } from '../stars/restore-wish';
import { ServiceError } from '../stars/service-error';
import type { StarService, StarWish } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { Delivery } from './delivery';
import { notSaved } from './not-saved';

const takenBackAtOnce = 500;

/** The stars of a file, many in one transaction. See `StarService`. */
export function createRestoreStars(parts: {
  replica: Pick<ReplicaWriter, 'changeMany' | 'intents'>;
  signedIn: () => Promise<Account>;
  delivery: Pick<Delivery, 'start'>;
  clock: Clock;
  announce: (revision: number, messageIds: string[]) => void;
  changeIsComing: () => void;
}): Pick<StarService, 'restoreStars' | 'stopRestoring'> {
  /** Resolves with how many changed. Strict: what is told to be kept is kept. */
  async function changeAll(
    account: Account,
    messageIds: readonly string[],
    reduce: (entry: Entry, messageId: string) => Entry,
  ): Promise<number> {
    parts.changeIsComing();
    const changes = await parts.replica.changeMany(account.id, messageIds, reduce, 'strict').catch(notSaved);
    const changed = changes.flatMap(({ before, after }, place) =>
      before.intent?.generation === after.intent?.generation ? [] : (messageIds[place] ?? []),
    );
    const revision = changes[0]?.revision;
    if (revision !== undefined) parts.announce(revision, changed);
    parts.delivery.start();
    return changed.length;
  }

  return {
    async restoreStars(stars) {
      const account = await parts.signedIn();
      const foreign = stars.find(({ ref }) => ref.dataCenter !== account.dataCenter);
      if (foreign) throw new ServiceError('wrong-account', foreign.ref.dataCenter);
      const wishes = new Map<string, StarWish>(stars.map((star) => [star.ref.messageId, star]));
      const now = parts.clock.now();
      return changeAll(account, [...wishes.keys()], (entry, messageId) => {
        const wished = wishes.get(messageId);
        return wished ? restoreWish(entry, account.id, wished.ref, wished.type, now) : entry;
      });
    },
    async stopRestoring() {
      const account = await parts.signedIn();
      const restored = (await parts.replica.intents(account.id).catch(notSaved)).filter(({ isRestored }) => isRestored);
      const messageIds = restored.map(({ messageId }) => messageId);
      let taken = 0;
      for (let from = 0; from < messageIds.length; from += takenBackAtOnce)
        taken += await changeAll(account, messageIds.slice(from, from + takenBackAtOnce), takeBackRestored);
      return taken;
    },
  };
}
