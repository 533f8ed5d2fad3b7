import type { FrozenDatabase } from './frozen-database';

const accountId = '6f0c4b0e-3f0a-4b61-9d9d-2f4b5f1f8a10';
const ref = {
  dataCenter: 'eu',
  organizationId: '847291635',
  chatId: 'CT_1894736520184930172_847291635',
  messageId: '1777805235487_162898249840',
  text: 'Please review the Q2 report before Friday.',
  senderName: 'Alice Johnson',
  chatTitle: 'Launch',
  sentAt: 1_777_805_235_487,
};
const row = {
  messageId: ref.messageId,
  chatId: ref.chatId,
  type: 'note',
  starredAt: 1_777_900_000_000,
  sentAt: ref.sentAt,
  sender: { id: '1234567890', name: 'Alice Johnson' },
  chat: { title: 'Launch', kind: 'channel', joined: true },
  content: { kind: 'text', text: ref.text, file: null },
  isPinned: false,
  accountId,
  organizationId: '847291635',
  delivery: 'delivered',
  removedAt: null,
  previousType: null,
  settledRevision: 0,
  seenInPass: 3,
  searchText: 'please review the q2 report before friday.\n\nalice johnson\nlaunch',
};
const waiting = { ...row, type: 'important', delivery: 'waiting', previousType: 'note' };
const withFile = {
  ...row,
  messageId: '1777801111111_162898249840',
  type: 'to_do',
  starredAt: 1_777_890_000_000,
  sentAt: 1_777_801_111_111,
  content: {
    kind: 'file',
    text: '',
    file: { name: 'Q2_Report_Final.pdf', size: 204_800, url: 'https://cliq.zoho.eu/file/download?id=enc_file_id_xyz' },
  },
  settledRevision: 17,
  searchText: '\nq2_report_final.pdf\nalice johnson\nlaunch',
};
const removed = {
  ...row,
  messageId: '1777802222222_162898249840',
  type: 'follow_up',
  starredAt: 1_777_880_000_000,
  removedAt: 1_795_000_000_000,
  delivery: 'waiting',
  previousType: 'follow_up',
};
const refused = {
  ...row,
  messageId: '1777803333333_162898249840',
  type: 'manager',
  starredAt: 1_777_870_000_000,
  delivery: 'failed',
};
const intent = {
  accountId,
  messageId: row.messageId,
  ref,
  want: 'important',
  base: { known: false },
  baseBeforeSend: { known: true, type: 'note' },
  generation: 2,
  attempts: 1,
  notBefore: 1_795_000_003_000,
  wishedAt: 1_795_000_000_500,
  rowBefore: row,
  failure: null,
};

/** As version 0.1.0 wrote it. Frozen: it says what users have, so it is never changed. */
export const version3: FrozenDatabase = {
  version: 3,
  stores: [
    {
      name: 'accounts',
      keyPath: 'id',
      indexes: [],
      records: [
        {
          value: {
            id: accountId,
            dataCenter: 'eu',
            organizationId: '847291635',
            signInNeeded: false,
            isDoubted: false,
            identity: { userId: '60716283910', email: 'alice@example.com' },
          },
        },
      ],
    },
    {
      name: 'credentials',
      keyPath: 'accountId',
      indexes: [],
      records: [
        {
          value: {
            accountId,
            clientId: '1000.OWN',
            clientSecret: 'secret',
            refreshToken: '1000.refresh',
            dataCenter: 'eu',
            isProven: true,
          },
        },
      ],
    },
    {
      name: 'stars',
      keyPath: ['accountId', 'messageId'],
      indexes: [{ name: 'newest', keyPath: ['accountId', 'starredAt', 'messageId'], unique: true }],
      records: [waiting, withFile, removed, refused].map((value) => ({ value })),
    },
    {
      name: 'outbox',
      keyPath: ['accountId', 'messageId'],
      indexes: [],
      records: [
        { value: intent },
        {
          value: {
            ...intent,
            messageId: removed.messageId,
            ref: { ...ref, messageId: removed.messageId },
            want: null,
            base: { known: true, type: 'follow_up' },
            baseBeforeSend: { known: true, type: 'follow_up' },
            generation: 1,
            attempts: 0,
            notBefore: 1_795_000_008_000,
            rowBefore: { ...removed, removedAt: null, delivery: 'delivered' },
          },
        },
        {
          value: {
            ...intent,
            messageId: refused.messageId,
            ref: { ...ref, messageId: refused.messageId },
            want: 'to_do',
            base: { known: true, type: 'manager' },
            baseBeforeSend: { known: true, type: 'manager' },
            failure: { reason: 'chat_not_found', detail: 'POST 404 chat_not_found', at: 1_794_999_999_000 },
          },
        },
      ],
    },
    {
      name: 'slots',
      keyPath: null,
      indexes: [],
      records: [
        {
          key: 'POST',
          value: {
            open: 1,
            resting: [{ since: 1_795_000_000_700, serverSince: 1_795_000_001_000, lost: false }],
            pause: { until: 1_795_000_301_000, lengthMs: 300_000 },
            sharedUntil: null,
          },
        },
        { key: 'GET', value: { open: 0, resting: [], pause: null, sharedUntil: 1_795_003_600_000 } },
      ],
    },
    {
      name: 'checkpoints',
      keyPath: 'accountId',
      indexes: [],
      records: [
        {
          value: {
            accountId,
            pass: 4,
            under: {
              nextToken: 'eyJsYXN0U3RhcnJlZFRpbWUiOiIxNzQ1OTkwMDAwMDAwIiwibGltaXQiOjUwfQ==',
              calls: 3,
              newestSeenAt: 1_777_900_000_000,
              fromRevision: 41,
              isReadable: true,
              landmark: null,
              syncToken: null,
            },
            completedAt: 1_794_970_000_000,
            completedInCalls: 9,
            completedFromRevision: 12,
            newestSeenAt: 1_777_895_000_000,
            isCatchingUp: false,
            syncedAt: 1_794_999_990_000,
            syncPoint: { token: 'c3luYy10b2tlbg==', wasUsed: false },
          },
        },
      ],
    },
    {
      name: 'problems',
      keyPath: null,
      indexes: [],
      records: [
        {
          key: [accountId, 'sync'],
          value: { kind: 'unavailable', detail: 'GET 503', at: 1_794_999_995_000, tries: 4 },
        },
      ],
    },
    { name: 'counters', keyPath: null, indexes: [], records: [{ key: 'revision', value: 42 }] },
  ],
};
