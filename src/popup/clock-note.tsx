import { clockSentence } from '../browser/clock-sentence';
import type { StarsStore } from './store';

/** Said only when the clock is far off, and something has gone wrong that this may be the cause of. */
export function ClockNote({ store }: { store: StarsStore }) {
  const aheadMs = store.status.value?.clockAheadMs ?? 0;
  return aheadMs === 0 ? null : <p>{clockSentence(aheadMs)}</p>;
}
