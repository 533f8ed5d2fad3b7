import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, Outcome } from './intent';
import { undoHoldMs } from './intent';
import { listed } from './listed';
import type { MessageRef } from './message-ref';
import { beginSend, dismiss, settle } from './settle';
import type { Star } from './star';
import { shownType } from './star-row';
import { starTypes } from './star-type';
import { undoTarget, wish, wouldRenewStarTime } from './wish';

const ref: MessageRef = {
  dataCenter: 'us',
  organizationId: '847291635',
  chatId: 'CT_1894736520184930172_847291635',
  messageId: '1777805235487_162898249840',
  text: 'Please review the Q2 report before Friday.',
  senderName: 'Alice Johnson',
  chatTitle: 'Alice Johnson',
  sentAt: 1777805235487,
};
const empty: Entry = { row: null, intent: null };
const now = 1_800_000_000_000;
const want = (entry: Entry, type: string | null, at = now) => wish(entry, 'account', ref, type, at);
const done = (sent: string | null): Outcome => ({ kind: 'done', sent, row: null });
const starred = (type: string) => settle(beginSend(want(empty, type)), 1, done(type), 1, now);
const generationOf = (entry: Entry) => entry.intent?.generation ?? 0;

describe('coalescing', () => {
  test('star, retype, remove before sending leave one intent with the last wish', () => {
    const entry = want(want(want(empty, 'note'), 'important'), 'follow_up');
    expect(entry.intent).toMatchObject({ want: 'follow_up', generation: 3, base: { known: false } });
    expect(shownType(entry.row)).toBe('follow_up');
  });

  test('back at a known base nothing is left to send, and the row is as it was', () => {
    const before = starred('note');
    const entry = want(want(before, 'important', now + 5), 'note', now + 9);
    expect(entry.intent).toBeNull();
    expect(entry.row).toEqual(before.row);
  });

  test('back at an unknown base it is sent all the same', () => {
    const sending = beginSend(want(starred('note'), 'important'));
    expect(want(sending, 'note').intent).toMatchObject({ want: 'note', base: { known: false } });
  });
});

describe('removal and Undo', () => {
  test('a removal is held for Undo, and Undo before sending keeps row and star time without a call', () => {
    const before = starred('note');
    const removed = want(before, null, now + 1000);
    expect(removed.intent?.notBefore).toBe(now + 1000 + undoHoldMs);
    expect(shownType(removed.row)).toBeNull();
    expect(wouldRenewStarTime(removed)).toBe(false);
    const undone = want(removed, undoTarget(removed) ?? null, now + 2000);
    expect(undone).toEqual(before);
  });

  test('Undo after Cliq deleted stars again with the old type and a new star time', () => {
    const removed = want(starred('manager'), null);
    const gone = settle(beginSend(removed), generationOf(removed), done(null), 2, now + 9000);
    expect(gone.intent).toBeNull();
    expect(wouldRenewStarTime(gone)).toBe(true);
    const undone = want(gone, undoTarget(gone) ?? null, now + 20_000);
    expect(undone.intent).toMatchObject({ want: 'manager', base: { known: true, type: null } });
    expect(undone.row?.starredAt).toBe(now + 20_000);
  });

  test('Undo of a change of type goes back to the type before', () => {
    const retyped = want(starred('note'), 'important');
    expect(undoTarget(retyped)).toBe('note');
    expect(want(retyped, 'note').intent).toBeNull();
  });

  test('there is nothing to undo on a message that was never changed here', () => {
    expect(undoTarget(empty)).toBeUndefined();
  });
});

describe('answers', () => {
  test('the answer to an older send does not end a newer wish', () => {
    const sending = beginSend(want(empty, 'note'));
    const newer = want(sending, 'important');
    const entry = settle(newer, 1, done('note'), 5, now);
    expect(entry.intent).toMatchObject({ want: 'important', base: { known: true, type: 'note' }, generation: 2 });
    expect(shownType(entry.row)).toBe('important');
  });

  test('the lost answer: star sent, answer lost, user removes: the removal is sent', () => {
    const sending = beginSend(want(empty, 'note'));
    const lost = settle(sending, 1, { kind: 'unknown', notBefore: now + 2000 }, 5, now);
    const removed = want(lost, null, now + 100);
    expect(removed.intent).toMatchObject({ want: null, base: { known: false } });
  });

  test('a refusal rolls the row back and keeps the wish for Retry and Dismiss', () => {
    const before = starred('note');
    const sending = beginSend(want(before, 'important'));
    const refused = settle(
      sending,
      generationOf(sending),
      { kind: 'refused', reason: 'chat_not_found', detail: '404' },
      7,
      now,
    );
    expect(shownType(refused.row)).toBe('note');
    expect(refused.row?.delivery).toBe('failed');
    expect(refused.intent?.failure?.reason).toBe('chat_not_found');
    expect(dismiss(refused)).toMatchObject({ row: { type: 'note', delivery: 'delivered' }, intent: null });
    expect(want(refused, 'important').intent).toMatchObject({ failure: null, want: 'important' });
  });

  test('a limit or an expired token leaves the base as it was before the send', () => {
    const sending = beginSend(want(starred('note'), 'important'));
    const entry = settle(sending, generationOf(sending), { kind: 'not-done' }, 7, now);
    expect(entry.intent?.base).toEqual({ known: true, type: 'note' });
    expect(want(entry, 'note').intent).toBeNull();
  });
});

describe('list pages', () => {
  const star: Star = {
    messageId: ref.messageId,
    chatId: ref.chatId,
    type: 'note',
    starredAt: now - 1000,
    sentAt: now - 5000,
    sender: { id: '1', name: 'Alice Johnson' },
    chat: { title: 'Alice Johnson', kind: 'chat', joined: true },
    content: { kind: 'text', text: 'Please review', file: null },
    isPinned: false,
  };
  const page = (requestedRevision: number) => ({ accountId: 'account', requestedRevision, pass: 1 });

  test('a page requested before the last delivery ended changes nothing', () => {
    const entry = settle(beginSend(want(empty, 'important')), 1, done('important'), 10, now);
    expect(shownType(listed(entry, star, page(9)).row)).toBe('important');
    expect(shownType(listed(entry, star, page(10)).row)).toBe('note');
  });

  test('what the user wants stays on top of what the list says', () => {
    const entry = listed(want(empty, 'important'), star, page(3));
    expect(shownType(entry.row)).toBe('important');
    expect(entry.row?.sender.id).toBe('1');
    expect(entry.intent).toMatchObject({ want: 'important', base: { known: false }, rowBefore: { type: 'note' } });
  });

  test('a removal of a star that was never listed here is kept against pages older than it', () => {
    const removed = want(empty, null);
    expect(shownType(removed.row)).toBeNull();
    expect(undoTarget(removed)).toBeUndefined();
    const gone = settle(beginSend(removed), 1, done(null), 4, now + 9000);
    expect(gone.intent).toBeNull();
    expect(undoTarget(gone)).toBeUndefined();
    expect(shownType(listed(gone, star, page(3)).row)).toBeNull();
    expect(shownType(listed(gone, star, page(4)).row)).toBe('note');
  });

  test('a star never listed here is known for Undo when a page shows it during its removal', () => {
    const entry = listed(want(empty, null), star, page(3));
    expect(shownType(entry.row)).toBeNull();
    expect(undoTarget(entry)).toBe('note');
  });

  test('what a page says during a send counts when Cliq then refuses it by its limit', () => {
    const sending = beginSend(want(starred('manager'), 'important'));
    const retypedElsewhere = listed(sending, star, page(3));
    const back = settle(retypedElsewhere, generationOf(sending), { kind: 'not-done' }, 7, now);
    expect(back.intent?.base).toEqual({ known: true, type: 'note' });
    expect(want(back, 'manager').intent).toMatchObject({ want: 'manager', base: { known: true, type: 'note' } });
  });

  test('a page does not make known what an earlier try without an answer may still change', () => {
    const lost = settle(beginSend(want(empty, 'important')), 1, { kind: 'unknown', notBefore: now }, 5, now);
    const listedBetween = listed(beginSend(lost), star, page(5));
    const back = settle(listedBetween, 1, { kind: 'not-done' }, 7, now);
    expect(back.intent?.base).toEqual({ known: false });
  });

  test('a refused change whose first try had no answer is let go: what Cliq has is not known', () => {
    const sending = beginSend(want(starred('note'), 'important'));
    const generation = generationOf(sending);
    const lost = settle(sending, generation, { kind: 'unknown', notBefore: now }, 5, now);
    const refused = settle(
      beginSend(lost),
      generation,
      { kind: 'refused', reason: 'chat_not_found', detail: '404' },
      6,
      now,
    );
    const letGo = dismiss(refused);
    expect(letGo).toMatchObject({ row: { type: 'note', delivery: 'doubtful' }, intent: null });
    expect(want(letGo, 'note').intent).toMatchObject({ want: 'note' });
    expect(listed(letGo, star, page(6)).row?.delivery).toBe('delivered');
  });

  test('a removed star that the list still shows, requested after the delivery, is starred again', () => {
    const removed = want(starred('note'), null);
    const gone = settle(beginSend(removed), generationOf(removed), done(null), 4, now);
    expect(shownType(listed(gone, star, page(4)).row)).toBe('note');
  });
});

/** What may happen to one message, and to Cliq's side of it. */
const step = fc.oneof(
  fc.record({ do: fc.constant('wish' as const), want: fc.constantFrom(null, ...starTypes) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({
    do: fc.constant('send' as const),
    ends: fc.constantFrom(
      'done',
      'lost-before',
      'lost-after',
      'limit',
      'crash-before',
      'crash-after',
      'open',
      'open-limit' as const,
    ),
  }),
  fc.record({ do: fc.constant('answer' as const) }),
  fc.record({ do: fc.constant('list' as const) }),
);

test('however wishes, sends, lost answers, crashes and list pages interleave, Cliq ends where the user wanted', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let entry = empty;
      let server: string | null = null;
      let wanted: string | null = null;
      let revision = 0;
      let flight: { generation: number; sent: string | null; reaches: boolean } | null = null;
      const begin = () => {
        entry = beginSend(entry);
        return { generation: generationOf(entry), sent: entry.intent?.want ?? null };
      };
      const end = (sent: { generation: number; sent: string | null }, outcome: Outcome) => {
        entry = settle(entry, sent.generation, outcome, ++revision, now);
      };
      for (const next of steps) {
        if (next.do === 'wish') {
          wanted = next.want;
          entry = want(entry, wanted);
        } else if (next.do === 'undo') {
          const target = undoTarget(entry);
          if (target !== undefined) {
            wanted = target;
            entry = want(entry, target);
          }
        } else if (next.do === 'send' && entry.intent && !flight) {
          const sent = begin();
          const reaches = ['done', 'lost-after', 'crash-after', 'open'].includes(next.ends);
          if (reaches) server = sent.sent;
          if (next.ends.startsWith('open')) flight = { ...sent, reaches };
          else if (next.ends === 'done') end(sent, done(sent.sent));
          else if (next.ends === 'limit') end(sent, { kind: 'not-done' });
          else if (next.ends.startsWith('lost')) end(sent, { kind: 'unknown', notBefore: now });
        } else if (next.do === 'answer' && flight) {
          end(flight, flight.reaches ? done(flight.sent) : { kind: 'not-done' });
          flight = null;
        } else if (next.do === 'list' && server !== null) {
          const star: Star = { ...starOf(server), messageId: ref.messageId };
          entry = listed(entry, star, { accountId: 'account', requestedRevision: revision, pass: 1 });
        }
      }
      if (flight) end(flight, flight.reaches ? done(flight.sent) : { kind: 'not-done' });
      while (entry.intent) {
        const sent = begin();
        server = sent.sent;
        end(sent, done(sent.sent));
      }
      expect(server).toBe(wanted);
      expect(shownType(entry.row)).toBe(wanted);
    }),
    { numRuns: 3000 },
  );
});

function starOf(type: string): Star {
  return {
    messageId: ref.messageId,
    chatId: ref.chatId,
    type,
    starredAt: now,
    sentAt: now,
    sender: { id: '1', name: 'Alice Johnson' },
    chat: { title: 'Alice Johnson', kind: 'chat', joined: true },
    content: { kind: 'text', text: 'Please review', file: null },
    isPinned: false,
  };
}
