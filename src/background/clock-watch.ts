import type { ReplicaWriter } from '../replica/replica-writer';
import { clockRecord } from '../replica/schema';
import type { Clock } from '../timing/clock';

/** Less than this is nobody's trouble: an answer's way, and clocks as they are. */
const toleratedMs = 5 * 60_000;
const stepMs = 60_000;

/**
 * Keeps on disk how much this computer's clock is ahead of Cliq's, in whole minutes. Nothing here depends on the two being the same;
 * but with a clock that is far off, certificates and Zoho's own sign-in are not good any more, and the user should know.
 */
export function createClockWatch(replica: ReplicaWriter, clock: Clock, onChange: () => void) {
  let known: number | undefined;
  /** @param serverTime the `Date` of an answer that has just come */
  return async function compare(serverTime: number): Promise<void> {
    const aheadMs = clock.now() - serverTime;
    known ??= Number((await replica.slots(clockRecord)) ?? 0);
    // What is on an edge is not told anew with every answer.
    const isWrong = Math.abs(aheadMs) >= (known === 0 ? toleratedMs : toleratedMs - stepMs);
    const told = isWrong ? Math.round(aheadMs / stepMs) * stepMs : 0;
    if (told === known || (isWrong && Math.abs(aheadMs - known) < stepMs)) return;
    await replica.saveSlots(clockRecord, told);
    known = told;
    onChange();
  };
}
