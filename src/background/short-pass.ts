import type { Priority } from '../cliq/throttle';
import type { Checkpoint } from '../replica/checkpoint';
import type { Account } from '../stars/account';
import { nextLandmark } from './landmark';
import type { SyncEnd } from './list-reader';
import { isOrdered, newestOf } from './newest-first';
import type { PassParts } from './pass-parts';
import { mostPages } from './whole-pass';

/** So many pages a user waits for, and a pass over the whole list: as many as background calls leave room for. */
const pagesAtOnce = 3;

export function createShortPass(parts: PassParts) {
  const { replica, reader, clock, turn } = parts;

  /** Reads from the newest star on, until a page brings nothing new; trusts that only while the list is newest first. */
  async function run(account: Account, checkpoint: Checkpoint, wanted: Priority): Promise<SyncEnd | 'gave-way'> {
    const { pass, isCatchingUp, under, syncPoint } = checkpoint;
    let priority = wanted;
    let nextToken: string | null = null;
    let landmark: string | null = null;
    let newestSeenAt = checkpoint.newestSeenAt;
    let lastStarredAt = Number.POSITIVE_INFINITY;
    let isNewestFirst = true;
    // Until a pass has ended, a page that is wholly known may be known from that very pass, with unknown ones behind it.
    const closedUpTo = isCatchingUp ? (newestSeenAt ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
    let hasGap = false;
    if (!isCatchingUp) await replica.saveCheckpoint({ ...checkpoint, isCatchingUp: true });
    for (let calls = 1; calls <= mostPages; calls++) {
      if (calls > pagesAtOnce) {
        // What it is in the middle of goes on: what lies between is left to the next short pass after it.
        hasGap = under !== null;
        if (hasGap) break;
        priority = 'background';
      }
      const next = await reader.readPage(account, { pass, nextToken, priority, giveWay: turn.signal() });
      if (next.end === 'gave-way' && nextToken === null) {
        // Who asks, asks for this page.
        priority = 'user';
        continue;
      }
      if (next.end !== null) return next.end;
      const { page } = next;
      if (nextToken === null) turn.topWasRead();
      newestSeenAt = newestOf(page.stars, newestSeenAt);
      isNewestFirst &&= isOrdered(page.stars, lastStarredAt);
      lastStarredAt = page.stars.at(-1)?.starredAt ?? lastStarredAt;
      const hasReachedKnown = page.stars.length > 0 && next.isUnchanged && isNewestFirst && lastStarredAt <= closedUpTo;
      const isRepeated = page.nextToken === landmark || page.nextToken === nextToken;
      if (page.nextToken === null || isRepeated || hasReachedKnown) break;
      landmark = nextLandmark(landmark, calls, page.nextToken);
      nextToken = page.nextToken;
    }
    await replica.saveCheckpoint({
      ...checkpoint,
      ...(!hasGap && { newestSeenAt }),
      isCatchingUp: hasGap,
      syncedAt: clock.now(),
      syncPoint: syncPoint && { ...syncPoint, wasUsed: false },
    });
    parts.announce(await replica.revision(), []);
    return 'done';
  }

  return run;
}
