import type { Entry } from './intent';
import type { MessageRef } from './message-ref';
import { shownType } from './star-row';
import type { StarType } from './star-type';
import { wish } from './wish';

/** The user wants this star of a file. What is so already, or waits to be, stays as it is: a file may be read twice. */
export function restoreWish(entry: Entry, accountId: string, ref: MessageRef, type: StarType, now: number): Entry {
  if (isWanted(entry, type)) return entry;
  const wished = wish(entry, accountId, ref, type, now);
  return { ...wished, intent: wished.intent && { ...wished.intent, isRestored: true } };
}

/** Takes back what came from a file, if it is certain that Cliq has not been told of it. */
export function takeBackRestored(entry: Entry): Entry {
  const { intent } = entry;
  const isUnsent = intent?.isRestored && intent.failure === null && intent.attempts === 0 && intent.generation === 1;
  return isUnsent ? { row: intent.rowBefore, intent: null } : entry;
}

function isWanted({ row, intent }: Entry, type: StarType): boolean {
  if (intent) return intent.failure === null && intent.want === type;
  return row?.delivery === 'delivered' && shownType(row) === type;
}
