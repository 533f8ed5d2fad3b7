import type { Base, Entry, Intent, Outcome } from './intent';
import type { StarRow } from './star-row';
import { asDelivered } from './wish';

/** A send of this intent is reserved: from now on Cliq's side is unknown. */
export function beginSend(entry: Entry): Entry {
  const { intent } = entry;
  if (!intent) return entry;
  const reserved: Intent = {
    ...intent,
    base: { known: false },
    baseBeforeSend: intent.base,
    attempts: intent.attempts + 1,
  };
  return { ...entry, intent: reserved };
}

/**
 * Commits how the send of `generation` ended. A wish that is newer than the send stays, and is sent next unless Cliq is
 * there already.
 * @param revision the replica's revision of this transaction
 */
export function settle(entry: Entry, generation: number, outcome: Outcome, revision: number, now: number): Entry {
  const { intent } = entry;
  if (!intent) return entry;
  const isNewest = intent.generation === generation;
  switch (outcome.kind) {
    case 'done':
      return settleDone(entry, intent, isNewest, outcome, revision, now);
    case 'unknown':
      return isNewest ? { ...entry, intent: { ...intent, notBefore: outcome.notBefore } } : entry;
    case 'not-done': {
      const { notBefore = intent.notBefore } = outcome;
      return backTo(intent.baseBeforeSend, entry, isNewest ? { ...intent, notBefore } : intent);
    }
    case 'refused':
      if (!isNewest) return backTo(intent.baseBeforeSend, entry, intent);
      return {
        row: intent.rowBefore && { ...intent.rowBefore, delivery: 'failed', settledRevision: revision },
        intent: {
          ...intent,
          base: intent.baseBeforeSend,
          failure: { reason: outcome.reason, detail: outcome.detail, at: now },
        },
      };
  }
}

function settleDone(
  entry: Entry,
  intent: Intent,
  isNewest: boolean,
  outcome: Extract<Outcome, { kind: 'done' }>,
  revision: number,
  now: number,
): Entry {
  const reached = reachedRow(entry, intent, outcome, revision, now);
  if (isNewest || intent.want === outcome.sent) return { row: reached, intent: null };
  const base: Base = { known: true, type: outcome.sent };
  const row = entry.row && { ...entry.row, settledRevision: revision };
  return { row, intent: { ...intent, base, baseBeforeSend: base, rowBefore: reached } };
}

/** The row as Cliq has it now. */
function reachedRow(
  { row }: Entry,
  intent: Intent,
  outcome: Extract<Outcome, { kind: 'done' }>,
  revision: number,
  now: number,
): StarRow | null {
  const known = row ?? intent.rowBefore;
  if (outcome.sent === null) {
    // The row keeps the type it had when it was removed, so that Undo knows what to star it with.
    const removed = row !== null && row.removedAt !== null ? row : (intent.rowBefore ?? row);
    const type = removed?.type ?? '';
    return (
      known && { ...known, type, removedAt: known.removedAt ?? now, delivery: 'delivered', settledRevision: revision }
    );
  }
  const answered = outcome.row ?? known;
  return (
    answered && {
      ...answered,
      type: outcome.sent,
      previousType: known?.previousType ?? null,
      ...(known?.batch !== undefined && { batch: known.batch }),
      seenInPass: known?.seenInPass ?? 0,
      removedAt: null,
      delivery: 'delivered',
      settledRevision: revision,
    }
  );
}

/** Cliq is where it was before the send. */
function backTo(base: Base, entry: Entry, intent: Intent): Entry {
  if (base.known && base.type === intent.want) return { row: asDelivered(intent.rowBefore), intent: null };
  return { ...entry, intent: { ...intent, base } };
}

/** The user lets a refused change go. An earlier try of it that had no answer may have reached Cliq all the same. */
export function dismiss({ row, intent }: Entry): Entry {
  if (!intent?.failure) return { row, intent };
  return { row: row && { ...row, delivery: intent.base.known ? 'delivered' : 'doubtful' }, intent: null };
}
