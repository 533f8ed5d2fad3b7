import type { StarRow } from '../../stars/star-row';

export const account = {
  id: 'account-1',
  dataCenter: 'us' as const,
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};

/** A star with nothing special about it. */
export function rowOf(messageId: string, starredAt: number, accountId = account.id): StarRow {
  return {
    accountId,
    messageId,
    chatId: 'CT_1_2',
    organizationId: null,
    type: 'note',
    previousType: null,
    starredAt,
    sentAt: null,
    sender: { id: '', name: '' },
    chat: { title: '', kind: '', joined: true },
    content: { kind: 'text', text: '', file: null },
    isPinned: false,
    delivery: 'delivered',
    removedAt: null,
    settledRevision: 0,
    seenInPass: 1,
    searchText: '',
  };
}
