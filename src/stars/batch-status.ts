import type { Batch } from './batch';
import { type Intent, undoHoldMs } from './intent';

/** A batch as it stands. */
export interface BatchStatus extends Omit<Batch, 'accountId' | 'messageIds'> {
  count: number;
  /** Cliq has not answered for so many yet. */
  waiting: number;
  /** Cliq has refused so many. */
  failed: number;
}

export function batchStatus({ accountId: _, messageIds, ...rest }: Batch, intents: readonly Intent[]): BatchStatus {
  const own = intents.filter(({ batch }) => batch === rest.id);
  const failed = own.filter(({ failure }) => failure !== null).length;
  return { ...rest, count: messageIds.length, waiting: own.length - failed, failed };
}

/** It is shown, and can be undone, from its beginning until 8 s after its end. */
export function isBatchFresh({ endedAt }: Pick<Batch, 'endedAt'>, now: number): boolean {
  return endedAt === null || Math.abs(now - endedAt) <= undoHoldMs;
}
