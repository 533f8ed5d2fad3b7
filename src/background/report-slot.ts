import type { ApiAnswer } from '../cliq/api';
import type { Slot } from '../cliq/throttle';

/** Tells the throttle how the call that used this slot ended. */
export function reportSlot(slot: Slot, answer: ApiAnswer<unknown>): Promise<void> {
  if (answer.kind === 'failed' && !answer.answered) return slot.lost();
  const throttled = answer.kind === 'throttled' ? { retryAfterMs: answer.retryAfterMs } : null;
  const isServed = answer.kind === 'done' || answer.kind === 'not-starred' || answer.kind === 'refused';
  return slot.answered({ throttled, isServed, serverTime: answer.serverTime });
}
