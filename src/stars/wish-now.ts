import type { Entry } from './intent';
import { wish } from './wish';

/** The user wants it at Cliq at once: it waits for no Undo and for no next try, and what Cliq refused is wished once more. */
export function wishNow(entry: Entry, now: number): Entry {
  const { intent } = entry;
  if (!intent) return entry;
  const wished = intent.failure ? wish(entry, intent.accountId, intent.ref, intent.want, now) : entry;
  return { ...wished, intent: wished.intent && { ...wished.intent, notBefore: now } };
}
