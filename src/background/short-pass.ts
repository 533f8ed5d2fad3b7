import type { Priority } from '../cliq/throttle';
import type { Checkpoint } from '../replica/checkpoint';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Clock } from '../stars/clock';
import type { Star } from '../stars/star';
import type { ListReader, SyncEnd } from './list-reader';
import { isOrdered, newestOf } from './newest-first';
import { mostPages } from './whole-pass';

export function createShortPass(parts: {
  replica: ReplicaWriter;
  reader: ListReader;
  clock: Clock;
  announce: (revision: number, messageIds: string[] | null) => void;
}) {
  const { replica, reader, clock } = parts;

  /** Reads from the newest star on, until a page brings nothing new; trusts that only while the list is newest first. */
  async function run(account: Account, checkpoint: Checkpoint, priority: Priority): Promise<SyncEnd> {
    let nextToken: string | null = null;
    let newestSeenAt = checkpoint.newestSeenAt;
    const read: Star[] = [];
    const seenTokens = new Set<string>();
    // Until this pass has ended, a page that is wholly known may be known from this very pass, with unknown ones behind it.
    const closedUpTo = checkpoint.isCatchingUp ? (newestSeenAt ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
    if (!checkpoint.isCatchingUp) await replica.saveCheckpoint({ ...checkpoint, isCatchingUp: true });
    for (let count = 0; count < mostPages; count++) {
      const next = await reader.readPage(account, {
        pass: checkpoint.pass,
        nextToken,
        priority: count === 0 ? priority : 'background',
      });
      if (next.end !== null) return next.end;
      const { page } = next;
      newestSeenAt = newestOf(page.stars, newestSeenAt);
      read.push(...page.stars);
      const hasReachedKnown = next.isUnchanged && isOrdered(read) && (read.at(-1)?.starredAt ?? 0) <= closedUpTo;
      if (page.nextToken === null || seenTokens.has(page.nextToken) || hasReachedKnown) break;
      nextToken = page.nextToken;
      seenTokens.add(nextToken);
    }
    await replica.saveCheckpoint({ ...checkpoint, newestSeenAt, isCatchingUp: false, syncedAt: clock.now() });
    parts.announce(await replica.revision(), []);
    return 'done';
  }

  return run;
}
