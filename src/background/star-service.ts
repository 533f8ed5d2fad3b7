import type { Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';
import type { Entry } from '../stars/intent';
import { morePressing, type Obstacle, obstacleOf } from '../stars/obstacle';
import { ServiceError } from '../stars/service-error';
import { dismiss } from '../stars/settle';
import { matcher } from '../stars/star-filter';
import { type StarRow, shownType } from '../stars/star-row';
import type { ShownStar, SignInSettings, StarChange, StarCursor, StarService } from '../stars/star-service';
import { undoTarget, wish, wouldRenewStarTime } from '../stars/wish';
import type { Clock } from '../timing/clock';
import { createBatches } from './batches';
import type { ChatTabs } from './chat-tabs';
import type { Delivery } from './delivery';
import type { Jump } from './jump';
import type { SyncEnd } from './list-reader';
import { notSaved } from './not-saved';
import type { ProblemLog } from './problem-log';
import { refOf } from './ref-of';
import { createRestoreStars } from './restore-stars';
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
  /** Forgets how the list was left: it names chats and people. */
  forgetView: () => Promise<void>;
  chatTabs: ChatTabs;
  jump: Jump;
  /** Stops all calls under way and forgets what they need. */
  stopCalls: () => void;
  /** Called before a change is written. */
  changeIsComing: () => void;
}): StarService {
  const { replica, session, delivery, sync, clock, announce } = parts;

  async function read<Result>(look: (reader: StarReader) => Promise<Result>): Promise<Result> {
    const reader = await parts.reader();
    return look(reader).finally(() => reader.close());
  }

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
    return {
      messageId,
      type,
      previousType,
      delivery: deliveryOf(after),
      starTimeIsNew,
      waitsFor: await obstacle(account),
      revision,
    };
  }

  /** What is known to be in the way; as of now, a sign-in may have ended since the account was read. Never rejects. */
  async function obstacle({ id }: Account): Promise<Obstacle | null> {
    const reads = [session.account(), replica.problem(id, 'delivery'), replica.problem(id, 'sync')] as const;
    try {
      const [account, delivery, sync] = await Promise.all(reads);
      return obstacleOf({ account, problem: morePressing(delivery, sync) });
    } catch {
      return null;
    }
  }

  async function mayAsk(): Promise<Account> {
    const account = await signedIn();
    if (!(await session.mayReach(account))) throw new ServiceError('cliq-not-allowed');
    return account;
  }

  /** For a user who waits: what takes too long goes on behind. */
  async function askCliq(account: Account, ask: () => Promise<SyncEnd>): Promise<void> {
    if ((await parts.throttle.pauses()).some(({ verb }) => verb === 'GET')) throw new ServiceError('cliq-paused');
    const stop = new AbortController();
    const longEnough = clock.sleep(longestRefreshMs, stop.signal).then((): SyncEnd => 'done');
    const end = await Promise.race([ask(), longEnough]).finally(() => stop.abort());
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
  }

  /** Whoever opens the list may press Refresh before this is asked for: what that brings is waited for, and not asked for twice. */
  async function syncIfOld(account: Account): Promise<void> {
    await sync.idle();
    const { syncedAt } = await replica.checkpoint(account.id);
    const isFresh = syncedAt !== null && Math.abs(clock.now() - syncedAt) < freshForMs;
    // A sync that has failed since is tried again, as seldom as `isTooSoon` (sync.ts) says.
    if (!isFresh || (await replica.problem(account.id, 'sync')) !== null) await sync.run('background');
  }

  return {
    ...createRestoreStars({ ...parts, signedIn }),
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
    ...createBatches({ ...parts, signedIn }),
    async starsOf(messageIds) {
      const account = await session.account();
      const revision = await replica.revision();
      if (!account) return { revision, stars: [], waitsFor: null };
      const stars = await replica.entries(account.id, messageIds);
      return { revision, stars: stars.flatMap(shownStar), waitsFor: await obstacle(account) };
    },
    rowsOf: (messageIds) => read((reader) => reader.rowsOf(messageIds)),
    status: () => read((reader) => reader.status()),
    list: (filter, cursor) =>
      read(async (reader) => {
        const matches = matcher(filter, clock.now());
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
      }),
    async refresh() {
      const account = await mayAsk();
      session.stopResting();
      await delivery.retryNow().catch(notSaved);
      await askCliq(account, () => sync.run('user'));
    },
    async lookFor(filter) {
      const account = await mayAsk();
      await askCliq(account, () => sync.lookFor(filter));
    },
    async viewOpened() {
      const account = await session.active();
      if (!account) return;
      delivery.start();
      syncIfOld(account).catch((error: unknown) => console.error('a sync stopped', error));
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
      // Where nothing can be kept, no sign-in would last: that is said before Zoho's window opens.
      await session.account();
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
      if (!isSame) await parts.forgetView();
      announce(await replica.revision(), isSame ? [] : null);
      delivery.start();
      sync.run('user').catch((error: unknown) => console.error('the sync stopped', error));
    },
    async signOut() {
      parts.stopCalls();
      await session.signOut();
      await parts.forgetView();
      // Those begun meanwhile, too.
      parts.stopCalls();
      announce(await replica.revision(), null);
    },
    openOptions: () => parts.openOptions(),
    async openInCliq(messageId) {
      const account = await signedIn();
      const reader = await parts.reader();
      const [row] = await reader.rowsOf([messageId]).finally(() => reader.close());
      if (!row) throw new ServiceError('star-unknown');
      return parts.jump(row, account);
    },
    reportPage: (state) => parts.chatTabs.pageReported(state),
    teachPage: () => parts.chatTabs.teach(),
    reportOnPage: () => parts.chatTabs.report(),
  };
}

function shownStar({ row, intent }: Entry): ShownStar[] {
  if (!row && !intent) return [];
  const messageId = row?.messageId ?? intent?.messageId ?? '';
  return [{ messageId, type: shownType(row), delivery: deliveryOf({ row, intent }) }];
}

function deliveryOf({ row, intent }: Entry): StarRow['delivery'] {
  if (intent) return intent.failure ? 'failed' : (row?.delivery ?? 'waiting');
  return row?.delivery ?? 'delivered';
}
