import type { ApiAnswer } from '../cliq/api';
import type { Slot } from '../cliq/throttle';

/** What Cliq says to a call that its limit has let in. */
const served: ReadonlySet<ApiAnswer<unknown>['kind']> = new Set(['done', 'not-starred', 'refused', 'no-access']);

/** Tells the throttle how the call that used this slot ended. */
export function reportSlot(slot: Slot, answer: ApiAnswer<unknown>): Promise<void> {
  if (answer.kind === 'failed' && !answer.answered) return slot.lost();
  const throttled = answer.kind === 'throttled' ? { retryAfterMs: answer.retryAfterMs } : null;
  const isServed = served.has(answer.kind);
  return slot.answered({ throttled, isServed, serverTime: answer.serverTime });
}
