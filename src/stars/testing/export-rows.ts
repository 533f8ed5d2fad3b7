import type { ExportedStar } from '../exported-star';
import type { StarRow } from '../star-row';
import { starTypes } from '../star-type';

export const plainStar: ExportedStar = {
  messageId: '1777805235487_162898249840',
  chatId: 'CT_1207124540483314854_60002085329',
  type: 'note',
  sender: 'Alice Johnson',
  chat: 'Launch',
  text: 'Please review the Q2 report.',
  file: '',
  sentAt: '2026-05-12T10:00:00.000Z',
  starredAt: '2026-05-12T11:59:00.000Z',
  link: 'https://cliq.zoho.eu/company/60002085329/chats/CT_1/messages/1777805235487_162898249840',
};

/** The n-th row of a list. */
export function exportRow(n: number, changes: Partial<StarRow> = {}): StarRow {
  return {
    messageId: `${1_777_805_235_487 - n}_162898249840`,
    chatId: 'CT_1207124540483314854_60002085329',
    type: starTypes[n % starTypes.length] ?? 'note',
    starredAt: Date.UTC(2026, 4, 12, 12) - n * 60_000,
    sentAt: Date.UTC(2026, 4, 12, 10) - n * 60_000,
    sender: { id: '60716283910', name: `Sender ${n}` },
    chat: { title: 'Release', kind: 'channel', joined: true },
    content: { kind: 'text', text: `message ${n}`, file: null },
    isPinned: false,
    accountId: 'a',
    organizationId: '60002085329',
    delivery: 'delivered',
    removedAt: null,
    previousType: null,
    settledRevision: 0,
    searchText: '',
    seenInPass: 1,
    ...changes,
  };
}
