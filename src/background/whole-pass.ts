import { type Priority, requestsPerMinute } from '../cliq/throttle';
import type { Checkpoint } from '../replica/checkpoint';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Clock } from '../stars/clock';
import type { Entry } from '../stars/intent';
import { isGone, mayForget } from '../stars/listed';
import type { ListReader, SyncEnd } from './list-reader';
import { newestOf } from './newest-first';

/** Changes of type and removals made elsewhere are seen only by a pass over the whole list. */
const everyMs = 6 * 60 * 60 * 1000;
/** It may take this share of the calls that Cliq allows. */
const share = 1 / 20;
export const mostPages = 10_000;
/** More changed messages than this are not named one by one. */
const mostNamed = 500;
/** Of a pass that a user waits for, so many calls may take the slots that are kept for users: nobody else reads the list. */
const callsAtOnce = requestsPerMinute.GET;

/** True when the whole list is to be read (again). */
export function isWholePassDue({ completedAt, completedInCalls }: Checkpoint, now: number): boolean {
  if (completedAt === null) return true;
  const durationMs = (completedInCalls / requestsPerMinute.GET) * 60_000;
  return Math.abs(now - completedAt) >= Math.max(everyMs, durationMs / share);
}

/** The checkpoint with which a pass over the whole list begins. */
export function beginWholePass(checkpoint: Checkpoint, fromRevision: number): Checkpoint {
  const under = { nextToken: null, calls: 0, newestSeenAt: null, fromRevision, isReadable: true };
  return { ...checkpoint, pass: checkpoint.pass + 1, under };
}

export function createWholePass(parts: {
  replica: ReplicaWriter;
  reader: ListReader;
  clock: Clock;
  announce: (revision: number, messageIds: string[] | null) => void;
}) {
  const { replica, reader, clock } = parts;

  /** Reads every page, and can go on after any of them. */
  async function run(account: Account, from: Checkpoint, priority: Priority): Promise<SyncEnd> {
    let checkpoint = from;
    const seenTokens = new Set<string>();
    for (let count = 0; count < mostPages && checkpoint.under; count++) {
      const { nextToken } = checkpoint.under;
      const read = await reader.readPage(account, {
        pass: checkpoint.pass,
        nextToken,
        priority: count < callsAtOnce ? priority : 'background',
      });
      if (read.end === 'refused' && nextToken !== null && seenTokens.size === 0) {
        // The stored token is no longer good: begin again.
        checkpoint = { ...checkpoint, under: { ...checkpoint.under, nextToken: null } };
        await replica.saveCheckpoint(checkpoint);
        continue;
      }
      if (read.end !== null) return read.end;
      const { page } = read;
      const calls = checkpoint.under.calls + 1;
      const isReadable = checkpoint.under.isReadable && page.unreadable === 0;
      const under = {
        ...checkpoint.under,
        calls,
        isReadable,
        newestSeenAt: newestOf(page.stars, checkpoint.under.newestSeenAt),
      };
      checkpoint = { ...checkpoint, under };
      const isRepeated = page.nextToken !== null && (page.nextToken === nextToken || seenTokens.has(page.nextToken));
      if (page.nextToken === null || isRepeated) return end(account, checkpoint, !isRepeated && isReadable);
      seenTokens.add(page.nextToken);
      checkpoint = { ...checkpoint, syncedAt: clock.now(), under: { ...under, nextToken: page.nextToken } };
      await replica.saveCheckpoint(checkpoint);
    }
    return 'failed';
  }

  async function end(account: Account, checkpoint: Checkpoint, isComplete: boolean): Promise<SyncEnd> {
    const { under, pass, completedFromRevision } = checkpoint;
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
      // All that is older has been read: no gap is left that a short pass would have to close.
      ...(isComplete && { newestSeenAt: under?.newestSeenAt ?? null, isCatchingUp: false }),
      completedFromRevision: isComplete ? (under?.fromRevision ?? 0) : completedFromRevision,
      syncedAt: now,
    });
    parts.announce(await replica.revision(), removed.length > mostNamed ? null : removed);
    return 'done';
  }

  return run;
}
