import type { StarsApi } from '../cliq/api';
import type { Priority, Throttle } from '../cliq/throttle';
import type { Checkpoint } from '../replica/checkpoint';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import type { StarFilter } from '../stars/star-filter';
import type { Clock } from '../timing/clock';
import { backoffMs } from './backoff';
import { createChangesPass } from './changes-pass';
import { createFilteredRead } from './filtered-read';
import { createListReader, type SyncEnd } from './list-reader';
import type { ProblemLog } from './problem-log';
import type { Session } from './session';
import { createShortPass } from './short-pass';
import { createUserTurn } from './user-turn';
import { beginWholePass, createWholePass, isTopDue, isWholePassDue } from './whole-pass';

/** Fills the replica from Cliq's list. */
export interface Sync {
  /**
   * Brings the replica up to date: goes on with a pass over the whole list if one is due, else reads as many pages as have
   * changed. One run at a time: a call during a run joins it, but a user's comes between two pages of a pass that began
   * earlier, and resolves when the newest stars are here. Resolves with how it ended; rejects when storage does.
   */
  run(priority: Priority): Promise<SyncEnd>;
  /** Resolves when no run is under way; at once when there is none. */
  idle(): Promise<void>;
  /** Asks Cliq for what a filter fits, as far as Cliq understands it: at most three pages, beside whatever else runs. */
  lookFor(filter: StarFilter): Promise<SyncEnd>;
}

export function createSync(parts: {
  replica: ReplicaWriter;
  session: Session;
  api: StarsApi;
  throttle: Throttle;
  clock: Clock;
  problems: ProblemLog;
  announce: (revision: number, messageIds: string[] | null) => void;
  signal: () => AbortSignal;
  /** True once when the whole list is to be read, although it is not due. */
  wantsWholePass?: () => Promise<boolean>;
}): Sync {
  const { replica, session, clock } = parts;
  const turn = createUserTurn(clock);
  const reader = createListReader(parts);
  const wholePass = createWholePass({ ...parts, reader, turn });
  const shortPass = createShortPass({ ...parts, reader, turn });
  const changesPass = createChangesPass({ ...parts, reader, turn });
  const readFiltered = createFilteredRead({ ...parts, reader });
  let running: Promise<SyncEnd> | null = null;

  /** What nobody waits for is asked for ever more seldom while Cliq does not answer, or refuses. */
  async function isTooSoon(account: Account): Promise<boolean> {
    const problem = await replica.problem(account.id, 'sync');
    return problem !== null && Math.abs(clock.now() - problem.at) < backoffMs(problem.tries, () => 0);
  }

  /** The stored checkpoint; with a pass over the whole list begun, if one is due. */
  async function loadCheckpoint(account: Account): Promise<Checkpoint> {
    const stored = await replica.checkpoint(account.id);
    if (stored.under) return stored;
    const isWanted = await parts.wantsWholePass?.();
    if (!isWanted && !isWholePassDue(stored, clock.now())) return stored;
    const begun = beginWholePass(stored, await replica.revision());
    await replica.saveCheckpoint(begun);
    return begun;
  }

  /** True when the newest stars are to be read, and not what a pass over the whole list is at. */
  function isTopWanted(checkpoint: Checkpoint, priority: Priority): boolean {
    const { under } = checkpoint;
    if (under === null || isTopDue(checkpoint, clock.now())) return true;
    return priority === 'user' && under.nextToken !== null && !turn.isFresh();
  }

  async function readTop(account: Account, from: Checkpoint, priority: Priority): Promise<SyncEnd | 'gave-way'> {
    const changes =
      priority === 'background' && !from.under ? await changesPass(account, from) : { end: null, checkpoint: from };
    const end = changes.end ?? (await shortPass(account, changes.checkpoint, priority));
    if (end !== 'gave-way') turn.ended(end);
    return end;
  }

  async function go(wanted: Priority): Promise<SyncEnd> {
    let priority = wanted;
    for (;;) {
      const account = await session.active();
      if (!account) return 'signed-out';
      if (priority === 'background' && (await isTooSoon(account))) return 'failed';
      const checkpoint = await loadCheckpoint(account);
      const isAtTop = isTopWanted(checkpoint, priority);
      const end = await (isAtTop ? readTop : wholePass)(account, checkpoint, priority);
      if (turn.isAsked() && (end === 'gave-way' || end === 'done')) priority = 'user';
      else if (end === 'gave-way' || (end === 'done' && isAtTop && checkpoint.under)) priority = 'background';
      else return end;
    }
  }

  function start(priority: Priority): Promise<SyncEnd> {
    const signal = parts.signal();
    return go(priority)
      .catch((error: unknown): SyncEnd => {
        if (signal.aborted || (error instanceof ServiceError && error.code === 'signed-out')) return 'signed-out';
        throw error;
      })
      .finally(() => {
        running = null;
        turn.stopped();
      });
  }

  function run(priority: Priority, isAskedAgain = false): Promise<SyncEnd> {
    if (running) {
      // A run that ends because the user signed out, or has to sign in, is not the one that was asked for after it. And what had
      // failed already, or was about to, says nothing of how it is now that a user asks.
      const joined = running.then((end) => {
        if (end === 'failed' && priority === 'user' && !isAskedAgain) return run(priority, true);
        return end === 'signed-out' ? run(priority, isAskedAgain) : end;
      });
      return priority === 'user' && !turn.isFresh() ? Promise.race([turn.ask(), joined]) : joined;
    }
    const started = start(priority);
    running = started;
    if (priority === 'background') return started;
    started.catch((error: unknown) => console.error('a sync stopped', error));
    return Promise.race([turn.wait(), started]);
  }

  async function lookFor(filter: StarFilter): Promise<SyncEnd> {
    const signal = parts.signal();
    const account = await session.active();
    if (!account) return 'signed-out';
    return readFiltered(account, filter).catch((error: unknown): SyncEnd => {
      if (signal.aborted) return 'signed-out';
      throw error;
    });
  }

  const idle = async () => void (await running?.catch(() => undefined));

  return { run: (priority) => run(priority), idle, lookFor };
}
