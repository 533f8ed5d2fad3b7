import type { StarsApi } from '../cliq/api';
import type { Priority, Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Clock } from '../stars/clock';
import { ServiceError } from '../stars/service-error';
import { backoffMs } from './backoff';
import { createListReader, type SyncEnd } from './list-reader';
import type { ProblemLog } from './problem-log';
import type { Session } from './session';
import { createShortPass } from './short-pass';
import { beginWholePass, createWholePass, isWholePassDue } from './whole-pass';

/** Fills the replica from Cliq's list. */
export interface Sync {
  /**
   * Brings the replica up to date: goes on with a pass over the whole list if one is due, else reads as many pages as have
   * changed. One run at a time: a call during a run joins it. Resolves with how it ended; rejects when storage does.
   */
  run(priority: Priority): Promise<SyncEnd>;
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
}): Sync {
  const { replica, session, clock } = parts;
  const reader = createListReader(parts);
  const wholePass = createWholePass({ ...parts, reader });
  const shortPass = createShortPass({ ...parts, reader });
  let running: Promise<SyncEnd> | null = null;

  /** What nobody waits for is asked for ever more seldom while Cliq does not answer, or refuses. */
  async function isTooSoon(account: Account): Promise<boolean> {
    const problem = await replica.problem(account.id, 'sync');
    return problem !== null && Math.abs(clock.now() - problem.at) < backoffMs(problem.tries, () => 0);
  }

  async function begin(priority: Priority): Promise<SyncEnd> {
    const account = await session.account();
    if (!account || account.signInNeeded) return 'signed-out';
    if (priority === 'background' && (await isTooSoon(account))) return 'failed';
    let checkpoint = await replica.checkpoint(account.id);
    if (checkpoint.under === null && isWholePassDue(checkpoint, clock.now())) {
      checkpoint = beginWholePass(checkpoint, await replica.revision());
      await replica.saveCheckpoint(checkpoint);
    }
    return checkpoint.under ? wholePass(account, checkpoint, priority) : shortPass(account, checkpoint, priority);
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
