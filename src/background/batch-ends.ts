import type { ReplicaWriter } from '../replica/replica-writer';
import type { Batch } from '../stars/batch';
import { batchStatus, isBatchFresh } from '../stars/batch-status';
import { undoHoldMs } from '../stars/intent';
import type { Clock } from '../timing/clock';
import { createSharedRun } from '../timing/shared-run';
import type { Session } from './session';

/**
 * Writes down when Cliq has answered for all of a batch, and forgets it when its time for Undo is over. Call what is returned at every
 * start of the worker and after every change; it returns at once.
 */
export function createBatchEnds(parts: {
  replica: ReplicaWriter;
  session: Pick<Session, 'account'>;
  clock: Clock;
  announce: (revision: number, messageIds: string[]) => void;
}): () => void {
  const { replica, session, clock } = parts;
  let isTimed = false;

  /** True when what is kept of the batch has changed. */
  async function follow(batch: Batch, isWaiting: boolean): Promise<boolean> {
    const now = clock.now();
    if (batch.endedAt === null && isWaiting) return false;
    if (batch.endedAt !== null && isBatchFresh(batch, now)) {
      forgetLater();
      return false;
    }
    await replica.endBatch(batch, batch.endedAt === null ? now : null);
    return true;
  }

  const lookAll = createSharedRun(async () => {
    const account = await session.account();
    const batches = account ? await replica.batches(account.id) : [];
    if (!account || batches.length === 0) return;
    const intents = await replica.intents(account.id);
    let isChanged = false;
    for (const batch of batches) {
      const { waiting } = batchStatus(batch, intents);
      isChanged = (await follow(batch, waiting > 0)) || isChanged;
    }
    if (isChanged) parts.announce(await replica.revision(), []);
  });

  function look(): void {
    lookAll().catch((error: unknown) => console.error('the end of a batch was not written down', error));
  }

  /** A worker that dies before leaves it to the next one. */
  function forgetLater(): void {
    if (isTimed) return;
    isTimed = true;
    const lookAgain = () => {
      isTimed = false;
      look();
    };
    clock.sleep(undoHoldMs + 1_000).then(lookAgain, () => undefined);
  }

  return look;
}
