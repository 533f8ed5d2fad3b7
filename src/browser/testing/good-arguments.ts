import { everything } from '../../stars/star-filter';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import type { StarVerb } from '../star-messages';

export const ref = {
  dataCenter: 'us',
  organizationId: '847291635',
  chatId: 'CT_1894736520184930172_847291635',
  messageId: '1777805235487_162898249840',
  text: 'Hello',
  senderName: 'Alice Johnson',
  chatTitle: 'Launch',
  sentAt: 1_777_805_235_487,
};
const filter = { ...everything, types: ['note'], starred: { kind: 'custom', from: '2026-11-01', to: null } };
/** For each verb of StarService arguments that are well formed. */
export const goodArguments: Record<StarVerb, unknown[]> = {
  setStar: [ref, 'note'],
  undo: [ref.messageId],
  setStars: [[ref.messageId], null],
  undoBatch: [7],
  cancelBatch: [7],
  starsOf: [[ref.messageId]],
  list: [filter, { starredAt: 1, messageId: ref.messageId }],
  rowsOf: [[ref.messageId]],
  status: [],
  refresh: [],
  lookFor: [filter],
  viewOpened: [],
  retry: [ref.messageId],
  dismiss: [ref.messageId],
  restoreStars: [[{ ref, type: 'note' }]],
  stopRestoring: [],
  sendNow: [],
  signIn: [signInSettings, 'client secret'],
  confirmAccount: [true],
  signOut: [],
  openOptions: [],
  reportPage: ['broken'],
  teachPage: [],
  reportOnPage: [],
  openInCliq: [ref.messageId],
};
