import type { ApiAnswer, StarsApi } from '../cliq/api';
import { type Priority, requestsPerMinute, type Throttle } from '../cliq/throttle';
import type { ListPage } from '../cliq/wire';
import type { Checkpoint } from '../replica/checkpoint';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Clock } from '../stars/clock';
import { isGone, isUnchanged, listed, mayForget } from '../stars/listed';
import { ServiceError } from '../stars/service-error';
import type { Star } from '../stars/star';
import { isOrdered } from './newest-first';
import type { ProblemLog } from './problem-log';
import { reportSlot } from './report-slot';
import type { Session } from './session';

/** Fills the replica from Cliq's list. */
export interface Sync {
  /**
   * Brings the replica up to date: goes on with a pass over the whole list if one is due, else reads as many pages as have
   * changed. One run at a time: a call during a run joins it. Resolves with how it ended; rejects when storage does.
   */
  run(priority: Priority): Promise<SyncEnd>;
}

export type SyncEnd = 'done' | 'signed-out' | 'throttled' | 'failed' | 'refused';

/** Changes of type and removals made elsewhere are seen only by a pass over the whole list. */
const wholePassEveryMs = 6 * 60 * 60 * 1000;
const mostPages = 10_000;
/** More changed messages than this are not named one by one. */
const mostNamed = 500;
/** Of a pass that a user waits for, so many calls may take the slots that are kept for users: nobody else reads the list. */
const callsAtOnce = requestsPerMinute.GET;
/** A whole pass may take this share of the calls that Cliq allows. */
const wholePassShare = 1 / 20;

export function createSync(parts: {
  replica: ReplicaWriter;
  session: Session;
  api: StarsApi;
  throttle: Throttle;
  clock: Clock;
  problems: ProblemLog;
  announce: (revision: number, messageIds: string[] | null) => void;
  signal: () => AbortSignal;
}): Sync {
  const { replica, session, clock } = parts;
  let running: Promise<SyncEnd> | null = null;

  async function begin(priority: Priority): Promise<SyncEnd> {
    const account = await session.account();
    if (!account || account.signInNeeded) return 'signed-out';
    let checkpoint = await replica.checkpoint(account.id);
    if (checkpoint.under === null && isWholePassDue(checkpoint, clock.now())) {
      const under = { nextToken: null, calls: 0, newestSeenAt: null, fromRevision: await replica.revision() };
      checkpoint = { ...checkpoint, pass: checkpoint.pass + 1, under };
      await replica.saveCheckpoint(checkpoint);
    }
    return checkpoint.under ? wholePass(account, checkpoint, priority) : shortPass(account, checkpoint, priority);
  }

  /** Reads every page, and can go on after any of them. */
  async function wholePass(account: Account, from: Checkpoint, priority: Priority): Promise<SyncEnd> {
    let checkpoint = from;
    const seenTokens = new Set<string>();
    for (let count = 0; count < mostPages && checkpoint.under; count++) {
      const { nextToken } = checkpoint.under;
      const read = await readPage(account, checkpoint.pass, nextToken, count < callsAtOnce ? priority : 'background');
      if (read.end === 'refused' && nextToken !== null && seenTokens.size === 0) {
        // The stored token is no longer good: begin again.
        checkpoint = { ...checkpoint, under: { ...checkpoint.under, nextToken: null } };
        await replica.saveCheckpoint(checkpoint);
        continue;
      }
      if (read.end !== null) return read.end;
      const { page } = read;
      const calls = checkpoint.under.calls + 1;
      const under = { ...checkpoint.under, calls, newestSeenAt: newestOf(page.stars, checkpoint.under.newestSeenAt) };
      checkpoint = { ...checkpoint, under };
      const isRepeated = page.nextToken !== null && (page.nextToken === nextToken || seenTokens.has(page.nextToken));
      if (page.nextToken === null || isRepeated) return endWholePass(account, checkpoint, !isRepeated);
      seenTokens.add(page.nextToken);
      checkpoint = { ...checkpoint, syncedAt: clock.now(), under: { ...under, nextToken: page.nextToken } };
      await replica.saveCheckpoint(checkpoint);
    }
    return 'failed';
  }

  async function endWholePass(account: Account, checkpoint: Checkpoint, isComplete: boolean): Promise<SyncEnd> {
    const { under, pass, completedFromRevision } = checkpoint;
    const now = clock.now();
    const isUnwanted = (entry: Parameters<typeof isGone>[0]) =>
      (isComplete && isGone(entry, pass, completedFromRevision)) ||
      (entry.row !== null && entry.intent === null && mayForget(entry.row, now));
    const removed = await replica.removeRows(account.id, isUnwanted);
    await replica.saveCheckpoint({
      ...checkpoint,
      // A pass that ran in circles has not seen everything: its number is used again, so that nothing counts as missing.
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

  /** Reads from the newest star on, until a page brings nothing new; trusts that only while the list is newest first. */
  async function shortPass(account: Account, checkpoint: Checkpoint, priority: Priority): Promise<SyncEnd> {
    let nextToken: string | null = null;
    let newestSeenAt = checkpoint.newestSeenAt;
    const read: Star[] = [];
    const seenTokens = new Set<string>();
    // Until this pass has ended, a page that is wholly known may be known from this very pass, with unknown ones behind it.
    const closedUpTo = checkpoint.isCatchingUp ? (newestSeenAt ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
    if (!checkpoint.isCatchingUp) await replica.saveCheckpoint({ ...checkpoint, isCatchingUp: true });
    for (let count = 0; count < mostPages; count++) {
      const next = await readPage(account, checkpoint.pass, nextToken, count === 0 ? priority : 'background');
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

  type PageRead = { end: SyncEnd; page?: never } | { end: null; page: ListPage; isUnchanged: boolean };

  async function readPage(
    account: Account,
    pass: number,
    nextToken: string | null,
    priority: Priority,
  ): Promise<PageRead> {
    const signal = parts.signal();
    const slot = await parts.throttle.acquire('GET', { priority, signal });
    let reported = false;
    try {
      const access = await session.access(account);
      if (!access) return { end: 'signed-out' };
      const requestedRevision = await replica.revision();
      const answer = await parts.api.list(access, nextToken === null ? {} : { nextToken }, signal);
      reported = true;
      await reportSlot(slot, answer);
      if (signal.aborted) return { end: 'signed-out' };
      if (answer.kind === 'unauthorized' || answer.kind === 'scope-missing')
        await session.expire(account, access.token);
      await parts.problems.tell(account, 'sync', answer);
      if (answer.kind !== 'done') return { end: endOf(answer) };
      const isUnchanged = await takeOver(account, answer.value, { requestedRevision, pass });
      return { end: null, page: answer.value, isUnchanged };
    } finally {
      if (!reported) await slot.unused();
    }
  }

  async function takeOver(
    account: Account,
    page: ListPage,
    at: { requestedRevision: number; pass: number },
  ): Promise<boolean> {
    const stars = new Map(page.stars.map((star) => [star.messageId, star]));
    const changes = await replica.changeMany(account.id, [...stars.keys()], (entry, messageId) => {
      const star = stars.get(messageId);
      return star ? listed(entry, star, { accountId: account.id, ...at }) : entry;
    });
    const changed = changes.filter(({ before, after }) => !isUnchanged(before, after));
    const ids = changed.flatMap(({ after }) => after.row?.messageId ?? []);
    if (ids.length > 0) parts.announce(await replica.revision(), ids);
    return changed.length === 0;
  }

  function run(priority: Priority): Promise<SyncEnd> {
    // A run that ends because the user signed out, or has to sign in, is not the one that was asked for after it.
    if (running) return running.then((end) => (end === 'signed-out' ? run(priority) : end));
    const signal = parts.signal();
    running = begin(priority)
      .catch((error: unknown): SyncEnd => {
        if (signal.aborted || (error instanceof ServiceError && error.code === 'signed-out')) return 'signed-out';
        throw error;
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  return { run };
}

function newestOf(stars: readonly Star[], before: number | null): number | null {
  return stars.reduce((newest: number | null, { starredAt }) => Math.max(newest ?? starredAt, starredAt), before);
}

function isWholePassDue({ completedAt, completedInCalls }: Checkpoint, now: number): boolean {
  if (completedAt === null) return true;
  const durationMs = (completedInCalls / requestsPerMinute.GET) * 60_000;
  return Math.abs(now - completedAt) >= Math.max(wholePassEveryMs, durationMs / wholePassShare);
}

function endOf(answer: Exclude<ApiAnswer<ListPage>, { kind: 'done' }>): SyncEnd {
  switch (answer.kind) {
    case 'unauthorized':
    case 'scope-missing':
      return 'signed-out';
    case 'throttled':
      return 'throttled';
    case 'refused':
    case 'not-starred':
      return 'refused';
    case 'failed':
      return 'failed';
  }
}
