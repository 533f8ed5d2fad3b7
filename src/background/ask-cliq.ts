import type { Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import type { StarService } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import type { Delivery } from './delivery';
import type { KnownObstacle } from './known-obstacle';
import type { SyncEnd } from './list-reader';
import { notSaved } from './not-saved';
import { noteFailure } from './note-failure';
import type { Session } from './session';
import type { Sync } from './sync';

const freshForMs = 30_000;
/** A pass over the whole list goes on behind a Refresh that takes longer; the status tells. */
const longestRefreshMs = 10_000;

/** Cliq's list, asked for because somebody looks at it. */
export function createAskCliq(parts: {
  replica: ReplicaWriter;
  session: Session;
  delivery: Delivery;
  sync: Sync;
  throttle: Throttle;
  clock: Clock;
  signedIn: () => Promise<Account>;
  knownObstacle: KnownObstacle;
}): Pick<StarService, 'refresh' | 'lookFor' | 'viewOpened'> {
  const { replica, session, delivery, sync, clock } = parts;

  async function mayAsk(): Promise<Account> {
    const account = await parts.signedIn();
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
        throw new ServiceError((await parts.knownObstacle(account)) ?? 'sign-in');
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
      syncIfOld(account).catch(noteFailure('a sync stopped'));
    },
  };
}
