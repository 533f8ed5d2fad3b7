import { describe, expect, test } from 'vitest';
import { batchPart, mayCancel, undoInBatch, undoRenews, wishInBatch } from './batch-changes';
import { batchStatus, isBatchFresh } from './batch-status';
import type { Entry } from './intent';
import { listed } from './listed';
import { beginSend, settle } from './settle';
import type { Star } from './star';
import { shownType } from './star-row';
import { wish } from './wish';

const ref = {
  dataCenter: 'us' as const,
  organizationId: null,
  chatId: 'CT_1_2',
  messageId: 'm1',
  text: 'Ship it',
  senderName: 'Alice',
  chatTitle: 'Launch',
  sentAt: null,
};
const star: Star = {
  messageId: 'm1',
  chatId: 'CT_1_2',
  type: 'note',
  starredAt: 1_000,
  sentAt: null,
  sender: { id: '1', name: 'Alice' },
  chat: { title: 'Launch', kind: 'channel', joined: true },
  content: { kind: 'text', text: 'Ship it', file: null },
  isPinned: false,
};
const now = 1_800_000_000_000;
const page = { accountId: 'a', requestedRevision: 0, pass: 1 };
const note = listed({ row: null, intent: null }, star, page);
const batch = 7;
const undo = 9;
const wished = (entry: Entry, type: string | null) => wishInBatch(entry, ref, type, batch, now);
const undone = (entry: Entry) => undoInBatch(entry, ref, batch, undo, now + 5_000);
const sent = (entry: Entry, want: string | null) =>
  settle(beginSend(entry), entry.intent?.generation ?? 0, { kind: 'done', sent: want, row: null }, 3, now + 1_000);
const alone = (entry: Entry, type: string | null) => wish(entry, 'a', ref, type, now + 2_000);

describe('what a batch does to a message', () => {
  test('what is so already needs nothing; what is gone is left; who removed a star does not want it back', () => {
    expect(batchPart(note, 'important')).toBe('changed');
    expect(batchPart(note, null)).toBe('changed');
    expect(batchPart(note, 'note')).toBe('already');
    expect(batchPart(alone(note, null), null)).toBe('already');
    expect(batchPart(alone(note, null), 'important')).toBe('gone');
    expect(batchPart({ row: null, intent: null }, 'important')).toBe('gone');
    expect(batchPart(alone({ row: null, intent: null }, null), null)).toBe('gone');
  });

  test('row and intent bear its number, through delivery and pages of the list', () => {
    const entry = wished(note, 'important');
    expect([entry.row?.batch, entry.intent?.batch]).toEqual([batch, batch]);
    const paged = listed(entry, star, { ...page, requestedRevision: 1 });
    expect([paged.row?.batch, paged.intent?.batch]).toEqual([batch, batch]);
    const delivered = sent(entry, 'important');
    expect(delivered).toMatchObject({ row: { batch, previousType: 'note' }, intent: null });
    expect(listed(delivered, { ...star, type: 'important' }, { ...page, requestedRevision: 9 }).row?.batch).toBe(batch);
    expect(listed(delivered, { ...star, type: 'to_do' }, { ...page, requestedRevision: 9 }).row?.batch).toBeUndefined();
  });

  test.each([
    ['waiting', (entry: Entry) => entry],
    ['delivered', (entry: Entry) => sent(entry, 'important')],
  ])('a change of the user afterwards takes it out of the batch: %s', (_name, come) => {
    const changed = alone(come(wished(note, 'important')), 'to_do');
    expect([changed.row?.batch, changed.intent?.batch, changed.intent?.rowBefore?.batch]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(undone(changed)).toBe(changed);
    // Also when it comes back to the same type.
    const back = alone(changed, 'important');
    expect(undone(back)).toBe(back);
  });
});

describe('Undo of a batch', () => {
  test('of what waits leaves no call and the row as it was', () => {
    expect(undone(wished(note, 'important'))).toEqual(note);
    expect(undone(wished(note, null))).toEqual(note);
  });

  test('of what Cliq has wishes for what was before', () => {
    const retyped = undone(sent(wished(note, 'important'), 'important'));
    expect(retyped.intent).toMatchObject({ want: 'note', batch: undo });
    expect(retyped.row).toMatchObject({ type: 'note', previousType: null });
    const removed = sent(wished(note, null), null);
    const back = undone(removed);
    expect(back.intent).toMatchObject({ want: 'note', batch: undo });
    expect(shownType(back.row)).toBe('note');
    expect(undoRenews(removed, back)).toBe(true);
  });

  test('of a change that the batch made superfluous goes back to that change', () => {
    const waiting = alone(note, 'important');
    const superfluous = wished(waiting, 'note');
    expect(superfluous.intent).toBeNull();
    expect(undone(superfluous)).toMatchObject({ row: { type: 'important' }, intent: { want: 'important' } });
  });

  test('of what Cliq refused forgets the refusal; a refusal of the user’s own change stays', () => {
    const refused = (entry: Entry) =>
      settle(beginSend(entry), entry.intent?.generation ?? 0, { kind: 'refused', reason: '403', detail: '' }, 3, now);
    expect(undone(refused(wished(note, 'important')))).toMatchObject({ row: { type: 'note' }, intent: null });
    const own = refused(alone(sent(wished(note, 'important'), 'important'), 'to_do'));
    expect(undone(own)).toBe(own);
  });
});

test('what is under way to Cliq is not cancelled; what waits, also for its next try, is', () => {
  const waiting = wished(note, 'important');
  expect(mayCancel(waiting, batch, now)).toBe(true);
  expect(mayCancel(waiting, batch + 1, now)).toBe(false);
  const sending = beginSend(waiting);
  expect(mayCancel(sending, batch, now)).toBe(false);
  const again = settle(sending, sending.intent?.generation ?? 0, { kind: 'unknown', notBefore: now + 60_000 }, 3, now);
  expect(mayCancel(again, batch, now)).toBe(true);
  expect(mayCancel(sent(waiting, 'important'), batch, now)).toBe(false);
});

test('how a batch stands is told by what is left of it in the outbox; 8 s after its end it is over', () => {
  const record = {
    accountId: 'a',
    id: batch,
    want: 'important',
    undoes: null,
    messageIds: ['m1', 'm2', 'm3'],
    already: 1,
    gone: 0,
    takenBack: 0,
    renewed: 0,
    endedAt: null,
  };
  const { intent } = wished(note, 'important');
  const own = alone(note, 'important').intent;
  if (!intent || !own) throw new Error('nothing waits');
  const failed = { ...intent, failure: { reason: '403', detail: '', at: now } };
  expect(batchStatus(record, [intent, failed, own])).toMatchObject({ count: 3, waiting: 1, failed: 1, already: 1 });
  expect(batchStatus(record, [])).not.toHaveProperty('messageIds');
  expect([null, now - 8_000, now - 8_001].map((endedAt) => isBatchFresh({ endedAt }, now))).toEqual([
    true,
    true,
    false,
  ]);
});
