import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Entry } from '../stars/intent';
import { ServiceError } from '../stars/service-error';
import { dismiss } from '../stars/settle';
import { shownType } from '../stars/star-row';
import type { StarChange, StarService } from '../stars/star-service';
import { undoTarget, wish, wouldRenewStarTime } from '../stars/wish';
import type { Clock } from '../timing/clock';
import type { Delivery } from './delivery';
import type { KnownObstacle } from './known-obstacle';
import { notSaved } from './not-saved';
import { noteFailure } from './note-failure';
import { refOf } from './ref-of';
import type { Session } from './session';
import { deliveryOf } from './shown-star';

/** What somebody does to one message. */
export function createSingleChanges(parts: {
  replica: ReplicaWriter;
  session: Session;
  delivery: Delivery;
  clock: Clock;
  announce: (revision: number, messageIds: string[]) => void;
  changeIsComing: () => void;
  signedIn: () => Promise<Account>;
  knownObstacle: KnownObstacle;
}): Pick<StarService, 'setStar' | 'undo' | 'retry' | 'dismiss' | 'sendNow'> {
  const { replica, session, delivery, clock, announce, signedIn } = parts;

  /** Only for nicer links: nothing waits for it, and it may fail. */
  function learn(organizationId: string): void {
    session.learnOrganization(organizationId).catch(noteFailure('not learnt'));
  }

  async function change(account: Account, messageId: string, reduce: (entry: Entry) => Entry): Promise<StarChange> {
    parts.changeIsComing();
    const { before, after, revision } = await replica.change(account.id, messageId, reduce).catch(notSaved);
    announce(revision, [messageId]);
    delivery.startOne(messageId);
    const type = shownType(after.row);
    const previousType = shownType(before.row);
    const starTimeIsNew = type !== null && wouldRenewStarTime(before);
    return {
      messageId,
      type,
      previousType,
      delivery: deliveryOf(after),
      starTimeIsNew,
      waitsFor: await parts.knownObstacle(account),
      revision,
    };
  }

  return {
    async setStar(ref, type) {
      const account = await signedIn();
      if (ref.dataCenter !== account.dataCenter) throw new ServiceError('wrong-account', ref.dataCenter);
      const changed = await change(account, ref.messageId, (entry) => wish(entry, account.id, ref, type, clock.now()));
      if (ref.organizationId !== null && account.organizationId === null) learn(ref.organizationId);
      return changed;
    },
    async undo(messageId) {
      const account = await signedIn();
      return change(account, messageId, (entry) => {
        const target = undoTarget(entry);
        const ref = entry.intent?.ref ?? (entry.row && refOf(entry.row, account));
        if (target === undefined || !ref) throw new ServiceError('nothing-to-undo');
        const undone = wish(entry, account.id, ref, target, clock.now());
        // A second Undo takes back nothing more.
        return { ...undone, row: undone.row && { ...undone.row, previousType: null } };
      });
    },
    async retry(messageId) {
      const account = await signedIn();
      await change(account, messageId, (entry) =>
        entry.intent?.failure ? wish(entry, account.id, entry.intent.ref, entry.intent.want, clock.now()) : entry,
      );
    },
    async dismiss(messageId) {
      const account = await signedIn();
      await change(account, messageId, dismiss);
    },
    async sendNow() {
      await signedIn();
      parts.changeIsComing();
      await delivery.sendNow().catch(notSaved);
      announce(await replica.revision(), []);
    },
  };
}
