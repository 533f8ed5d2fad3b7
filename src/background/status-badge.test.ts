import { beforeEach, expect, test, vi } from 'vitest';
import type { StarReader } from '../replica/star-reader';
import type { PageState } from '../stars/page-state';
import type { ServiceStatus } from '../stars/service-status';
import { updateBadge } from './status-badge';

const shown = vi.hoisted(() => ({ text: '', title: '' }));
vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: {
      getMessage: (key: string, substitutions: string[]) => [key, ...substitutions].join(' '),
      getUILanguage: () => 'en',
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => void Object.assign(shown, { text }),
      setTitle: async ({ title }: { title: string }) => void Object.assign(shown, { title }),
      setBadgeBackgroundColor: async () => undefined,
    },
  },
}));

const now = 1_800_000_000_000;
const account = {
  id: 'a',
  dataCenter: 'us' as const,
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const quiet: ServiceStatus = {
  account,
  syncedAt: now,
  isComplete: true,
  waiting: 2,
  restoring: 0,
  failed: [],
  pauses: [],
  problem: null,
  batches: [],
  clockAheadMs: 0,
};
const failed = { messageId: 'm', wanted: 'note', text: '', chatTitle: '', reason: 'chat_not_found', failedAt: now };
const pause = { verb: 'POST' as const, until: now + 1 };
const show = (
  change: Partial<ServiceStatus>,
  { mayReach = true, page = null }: { mayReach?: boolean; page?: PageState | null } = {},
) => {
  const reader: StarReader = {
    newest: async () => [],
    async *all() {},
    rowsOf: async () => [],
    status: async () => ({ ...quiet, ...change }),
    close() {},
  };
  return updateBadge(reader, now, { mayReach: async () => mayReach, page });
};

beforeEach(() => Object.assign(shown, { text: 'old', title: 'old' }));

test.each([
  ['nothing to say', {}, { text: '', title: 'actionTitle' }],
  ['signed out', { account: null }, { text: '', title: 'actionTitle' }],
  ['a pause', { pauses: [pause] }, { text: '…', title: 'badge_paused' }],
  ['a pause that is over', { pauses: [{ ...pause, until: now }] }, { text: '', title: 'actionTitle' }],
  [
    'a change that could not be saved, before a pause',
    { failed: [failed], pauses: [pause] },
    { text: '1', title: 'badge_failed_one 1' },
  ],
  [
    'an account that may use no stars, before a change that could not be saved',
    { problem: { kind: 'no-access', detail: 'GET 403', at: now, tries: 1 } as const, failed: [failed] },
    { text: '!', title: 'badge_noAccess' },
  ],
  [
    'sign in again, before everything',
    {
      account: { ...account, signInNeeded: true, isDoubted: false, identity: null },
      failed: [failed],
      pauses: [pause],
    },
    { text: '!', title: 'badge_signIn' },
  ],
])('%s', async (_name, change, expected) => {
  await show(change);
  expect(shown).toEqual(expected);
});

test('Cliq may not be reached, before what could not be saved', async () => {
  await show({ failed: [failed] }, { mayReach: false });
  expect(shown).toEqual({ text: '!', title: 'badge_access cliq.zoho.com' });
  await show({ account: { ...account, signInNeeded: true } }, { mayReach: false });
  expect(shown.title).toBe('badge_signIn');
  await show({ account: null }, { mayReach: false });
  expect(shown.title).toBe('actionTitle');
});

test('a page that is not understood comes after what concerns changes', async () => {
  await show({}, { page: 'broken' });
  expect(shown).toEqual({ text: '?', title: 'badge_page' });
  await show({ pauses: [pause] }, { page: 'broken' });
  expect(shown.title).toBe('badge_paused');
  await show({}, { page: 'guessed' });
  expect(shown.text).toBe('');
});

test('is looked at again when the first pause ends', async () => {
  expect(await show({ pauses: [{ ...pause, until: now + 9_000 }, pause, { ...pause, until: now - 1 }] })).toBe(now + 1);
  expect(await show({ pauses: [{ ...pause, until: now }] })).toBeNull();
});
