import { type Priority, requestsPerMinute } from '../cliq/throttle';
import type { ListPage } from '../cliq/wire';
import type { Checkpoint, PassUnderWay } from '../replica/checkpoint';
import type { Account } from '../stars/account';
import type { Entry } from '../stars/intent';
import { isGone, mayForget } from '../stars/listed';
import { nextLandmark } from './landmark';
import type { SyncEnd } from './list-reader';
import { newestOf } from './newest-first';
import type { PassParts } from './pass-parts';

/** Changes of type and removals made elsewhere are seen only by a pass over the whole list. */
const everyMs = 6 * 60 * 60 * 1000;
/** It may take this share of the calls that Cliq allows. */
const share = 1 / 20;
export const mostPages = 10_000;
/** In the middle of a list that takes longer, its newest stars are read again. */
const topEveryMs = 15 * 60 * 1000;
/** Of a pass that a user waits for, so many calls may take the slots that are kept for users: nobody else reads the list. */
const callsAtOnce = requestsPerMinute.GET;

/** True when the whole list is to be read (again). */
export function isWholePassDue({ completedAt, completedInCalls }: Checkpoint, now: number): boolean {
  if (completedAt === null) return true;
  const durationMs = (completedInCalls / requestsPerMinute.GET) * 60_000;
  return Math.abs(now - completedAt) >= Math.max(everyMs, durationMs / share);
}

/** True in the middle of a pass that read the newest stars long ago: what is new it would bring only when it has begun anew. */
export function isTopDue({ under, syncedAt }: Checkpoint, now: number): boolean {
  if (under === null || under.nextToken === null) return false;
  return syncedAt === null || Math.abs(now - syncedAt) >= topEveryMs;
}

/** The checkpoint with which a pass over the whole list begins. */
export function beginWholePass(checkpoint: Checkpoint, fromRevision: number): Checkpoint {
  const unread = { nextToken: null, calls: 0, newestSeenAt: null, landmark: null, syncToken: null };
  return { ...checkpoint, pass: checkpoint.pass + 1, under: { ...unread, fromRevision, isReadable: true } };
}

export function createWholePass(parts: PassParts) {
  const { replica, reader, clock, turn } = parts;

  /** Reads every page, and can go on after any of them; gives way where the newest stars are due, or asked for by a user. */
  async function run(account: Account, from: Checkpoint, wanted: Priority): Promise<SyncEnd | 'gave-way'> {
    let checkpoint = from;
    let priority = wanted;
    let isStoredToken = true;
    for (let count = 1; checkpoint.under; count++) {
      const { under } = checkpoint;
      if (under.nextToken !== null && (turn.isAsked() || isTopDue(checkpoint, clock.now()))) return 'gave-way';
      if (count > callsAtOnce) priority = 'background';
      const { nextToken } = under;
      const read = await reader.readPage(account, {
        pass: checkpoint.pass,
        nextToken,
        priority,
        giveWay: turn.signal(),
      });
      if (read.end === 'gave-way' && nextToken === null) {
        // Who asks, asks for this page.
        priority = 'user';
        continue;
      }
      if (read.end === 'refused' && nextToken !== null && isStoredToken) {
        // The stored token is no longer good: begin again.
        isStoredToken = false;
        checkpoint = { ...checkpoint, under: { ...under, nextToken: null, landmark: null } };
        await replica.saveCheckpoint(checkpoint);
        continue;
      }
      if (read.end !== null) return read.end;
      isStoredToken = false;
      checkpoint = after(checkpoint, under, read.page);
      if (nextToken === null) turn.topWasRead();
      const token = read.page.nextToken;
      const isCut =
        (token !== null && (token === nextToken || token === under.landmark)) || under.calls + 1 >= mostPages;
      if (token === null || isCut) return end(account, checkpoint, !isCut);
      await replica.saveCheckpoint(checkpoint);
    }
    return 'done';
  }

  /** The checkpoint after one more page. */
  function after(checkpoint: Checkpoint, under: PassUnderWay, page: ListPage): Checkpoint {
    const calls = under.calls + 1;
    return {
      ...checkpoint,
      ...(under.nextToken === null && { syncedAt: clock.now() }),
      under: {
        ...under,
        calls,
        nextToken: page.nextToken,
        isReadable: under.isReadable && page.unreadable === 0,
        newestSeenAt: newestOf(page.stars, under.newestSeenAt),
        landmark: page.nextToken && nextLandmark(under.landmark, calls, page.nextToken),
        syncToken: under.syncToken ?? page.syncToken,
      },
    };
  }

  async function end(account: Account, checkpoint: Checkpoint, hasReachedEnd: boolean): Promise<SyncEnd> {
    const { under, pass, completedFromRevision } = checkpoint;
    const isComplete = hasReachedEnd && under?.isReadable === true;
    const now = clock.now();
    const isUnwanted = (entry: Entry) =>
      (isComplete && isGone(entry, pass, completedFromRevision)) ||
      (entry.row !== null && entry.intent === null && mayForget(entry.row, now));
    const removed = await replica.removeRows(account.id, isUnwanted);
    await replica.saveCheckpoint({
      ...checkpoint,
      // A pass that ran in circles, or met what it could not read, has not seen everything: its number is used again, so that
      // nothing counts as missing.
      pass: isComplete ? pass : pass - 1,
      under: null,
      completedAt: now,
      completedInCalls: under?.calls ?? 0,
      // All that is older has been read: no gap is left below that a short pass would have to close.
      ...(isComplete && { newestSeenAt: under.newestSeenAt, completedFromRevision: under.fromRevision }),
      ...(under?.syncToken && { syncPoint: { token: under.syncToken, wasUsed: false } }),
    });
    parts.announce(await replica.revision(), removed);
    return 'done';
  }

  return run;
}
