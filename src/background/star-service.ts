import type { Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';
import type { Entry } from '../stars/intent';
import type { MessageRef } from '../stars/message-ref';
import { morePressing, type Obstacle, obstacleOf } from '../stars/obstacle';
import { ServiceError } from '../stars/service-error';
import { dismiss } from '../stars/settle';
import { matcher } from '../stars/star-filter';
import { type StarRow, shownType } from '../stars/star-row';
import type { ShownStar, SignInSettings, StarChange, StarCursor, StarService } from '../stars/star-service';
import { undoTarget, wish, wouldRenewStarTime } from '../stars/wish';
import type { Clock } from '../timing/clock';
import type { Delivery } from './delivery';
import type { SyncEnd } from './list-reader';
import type { ProblemLog } from './problem-log';
import type { Session } from './session';
import type { Sync } from './sync';

const pageLength = 50;
const freshForMs = 30_000;
/** A pass over the whole list goes on behind a Refresh that takes longer; the status tells. */
const longestRefreshMs = 10_000;

/** The only implementation of StarService. Its promises are documented there. */
export function createStarService(parts: {
  replica: ReplicaWriter;
  reader: () => Promise<StarReader>;
  session: Session;
  delivery: Delivery;
  sync: Sync;
  throttle: Throttle;
  problems: ProblemLog;
  clock: Clock;
  announce: (revision: number, messageIds: string[] | null) => void;
  /** Resolves with the settings that count: the organization may have set some. */
  saveSettings: (settings: SignInSettings) => Promise<SignInSettings>;
  openOptions: () => Promise<void>;
  /** Stops all calls under way and forgets what they need. */
  stopCalls: () => void;
  /** Called before a change is written. */
  changeIsComing: () => void;
}): StarService {
  const { replica, session, delivery, sync, clock, announce } = parts;

  async function signedIn(): Promise<Account> {
    const account = await session.account().catch(notSaved);
    if (!account) throw new ServiceError('signed-out');
    return account;
  }

  /** Only for nicer links: nothing waits for it, and it may fail. */
  function learn(organizationId: string): void {
    session.learnOrganization(organizationId).catch((error: unknown) => console.error('not learnt', error));
  }

  async function change(account: Account, messageId: string, reduce: (entry: Entry) => Entry): Promise<StarChange> {
    parts.changeIsComing();
    const { before, after, revision } = await replica.change(account.id, messageId, reduce).catch(notSaved);
    announce(revision, [messageId]);
    delivery.startOne(messageId);
    const type = shownType(after.row);
    const previousType = shownType(before.row);
    const starTimeIsNew = type !== null && wouldRenewStarTime(before);
    return { messageId, type, previousType, starTimeIsNew, waitsFor: await obstacle(account), revision };
  }

  /** What is known to be in the way; as of now, a sign-in may have ended since the account was read. */
  async function obstacle({ id }: Account): Promise<Obstacle | null> {
    const [account, delivery, sync] = await Promise.all([
      session.account(),
      replica.problem(id, 'delivery'),
      replica.problem(id, 'sync'),
    ]);
    return obstacleOf({ account, problem: morePressing(delivery, sync) });
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
    async starsOf(messageIds) {
      const account = await session.account();
      const revision = await replica.revision();
      if (!account) return { revision, stars: [], waitsFor: null };
      const stars = await Promise.all(messageIds.map((id) => replica.entry(account.id, id)));
      return { revision, stars: stars.flatMap(shownStar), waitsFor: await obstacle(account) };
    },
    async list(filter, cursor) {
      const reader = await parts.reader();
      try {
        const matches = matcher(filter);
        const rows: StarRow[] = [];
        let next: StarCursor | null = cursor;
        for (;;) {
          const batch = await reader.newest(next, 500);
          for (const row of batch) {
            if (row.removedAt === null && matches(row)) rows.push(row);
            next = { starredAt: row.starredAt, messageId: row.messageId };
            if (rows.length === pageLength) return { rows, next };
          }
          if (batch.length < 500) return { rows, next: null };
        }
      } finally {
        reader.close();
      }
    },
    async refresh() {
      const account = await signedIn();
      if (!(await session.mayReach(account))) throw new ServiceError('cliq-not-allowed');
      session.stopResting();
      await delivery.retryNow().catch(notSaved);
      if ((await parts.throttle.pauses()).some(({ verb }) => verb === 'GET')) throw new ServiceError('cliq-paused');
      const stop = new AbortController();
      const longEnough = clock.sleep(longestRefreshMs, stop.signal).then((): SyncEnd => 'done');
      const end = await Promise.race([sync.run('user'), longEnough]).finally(() => stop.abort());
      switch (end) {
        case 'done':
          return;
        case 'throttled':
          throw new ServiceError('cliq-paused');
        case 'signed-out':
          if (!(await session.account())) throw new ServiceError('signed-out');
          throw new ServiceError((await obstacle(account)) ?? 'sign-in');
        default:
          throw new ServiceError((await replica.problem(account.id, 'sync'))?.kind ?? 'unavailable');
      }
    },
    async viewOpened() {
      const account = await session.active();
      if (!account) return;
      delivery.start();
      const { syncedAt } = await replica.checkpoint(account.id);
      const isFresh = syncedAt !== null && Math.abs(clock.now() - syncedAt) < freshForMs;
      // A sync that has failed since is tried again, as seldom as `isTooSoon` (sync.ts) says.
      if (isFresh && (await replica.problem(account.id, 'sync')) === null) return;
      sync.run('background').catch((error: unknown) => console.error('a sync stopped', error));
    },
    async retry(messageId) {
      const account = await signedIn();
      await change(account, messageId, (entry) =>
        entry.intent?.failure ? wish(entry, account.id, entry.intent.ref, entry.intent.want, clock.now()) : entry,
      );
    },
    async sendNow() {
      await signedIn();
      parts.changeIsComing();
      await delivery.sendNow().catch(notSaved);
      announce(await replica.revision(), []);
    },
    async dismiss(messageId) {
      const account = await signedIn();
      await change(account, messageId, dismiss);
    },
    async signIn(settings, clientSecret) {
      const account = await session.signIn(await parts.saveSettings(settings), clientSecret);
      await parts.problems.forget(account);
      announce(await replica.revision(), null);
      delivery.start();
      sync.run('user').catch((error: unknown) => console.error('the first sync stopped', error));
      return account;
    },
    async confirmAccount(isSame) {
      if (!isSame) parts.stopCalls();
      await session.confirm(isSame).catch(notSaved);
      announce(await replica.revision(), isSame ? [] : null);
      delivery.start();
      sync.run('user').catch((error: unknown) => console.error('the sync stopped', error));
    },
    async signOut() {
      parts.stopCalls();
      await session.signOut();
      // Those begun meanwhile, too.
      parts.stopCalls();
      announce(await replica.revision(), null);
    },
    openOptions: () => parts.openOptions(),
  };
}

function notSaved(cause: unknown): never {
  if (cause instanceof ServiceError) throw cause;
  throw new ServiceError('not-saved', cause instanceof Error ? cause.name : '');
}

function shownStar({ row, intent }: Entry): ShownStar[] {
  if (!row && !intent) return [];
  const delivery = intent?.failure ? 'failed' : (row?.delivery ?? 'waiting');
  const messageId = row?.messageId ?? intent?.messageId ?? '';
  return [{ messageId, type: shownType(row), delivery }];
}

/** A row knows enough of its message to star it again. */
function refOf(row: StarRow, account: Account): MessageRef {
  const { chatId, messageId, organizationId, sentAt } = row;
  const text = row.content.text || (row.content.file?.name ?? '');
  return {
    dataCenter: account.dataCenter,
    organizationId,
    chatId,
    messageId,
    text,
    senderName: row.sender.name,
    chatTitle: row.chat.title,
    sentAt,
  };
}
