import { beforeEach, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import type { Account } from '../stars/account';
import { ServiceError } from '../stars/service-error';
import type { StarChange } from '../stars/star-service';
import { createStarLinked } from './linked-stars';

const world = vi.hoisted(() => ({ toTab: [] as unknown[], isCliqTab: false, badge: new Map<string, unknown>() }));
vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: {
      getMessage: (key: string, [first = '']: string[] = []) =>
        (new Map(Object.entries(messages)).get(key)?.message ?? '').replace('$1', first),
    },
    tabs: {
      sendMessage: async (tabId: number, message: unknown) => {
        if (!world.isCliqTab) throw new Error('Receiving end does not exist.');
        world.toTab.push([tabId, message]);
      },
    },
    action: {
      setBadgeText: async ({ text, tabId }: { text: unknown; tabId: number }) => world.badge.set(`text ${tabId}`, text),
      setTitle: async ({ title, tabId }: { title: string; tabId: number }) => world.badge.set(`title ${tabId}`, title),
      setBadgeBackgroundColor: async () => undefined,
    },
  },
}));

const account: Account = {
  id: 'a',
  dataCenter: 'us',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const link = 'https://cliq.zoho.com/company/1/chats/CT_1_1/messages/1777805235487_162898249840';
const change: StarChange = {
  messageId: 'm',
  type: 'note',
  previousType: null,
  delivery: 'waiting',
  starTimeIsNew: false,
  waitsFor: null,
  revision: 1,
};
const setStar = vi.fn();
const keepLastType = vi.fn();
const starLinked = createStarLinked({ account: async () => account, setStar, keepLastType });
const flashed = () => [world.badge.get('text 7'), world.badge.get('title 7')];

beforeEach(() => {
  vi.useFakeTimers();
  world.toTab.length = 0;
  world.isCliqTab = false;
  world.badge.clear();
  setStar.mockReset().mockResolvedValue(change);
  keepLastType.mockReset();
});

test('in another site: starred here, and said on the toolbar icon of that tab for some seconds', async () => {
  await starLinked(link, 'note', 7);
  expect(setStar).toHaveBeenCalledWith(expect.objectContaining({ messageId: '1777805235487_162898249840' }), 'note');
  expect(keepLastType).toHaveBeenCalledWith('note');
  expect(flashed()).toEqual(['✓', 'Starred as Note']);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(flashed()).toEqual([null, '']);
});

test('a star removed, and one that was not there', async () => {
  setStar.mockResolvedValueOnce({ ...change, type: null, previousType: 'note' });
  await starLinked(link, null, 7);
  expect(flashed()).toEqual(['✓', 'Star removed']);
  await starLinked(link, null, 7);
  expect(flashed()).toEqual(['✓', 'This message was not starred.']);
  expect(keepLastType).not.toHaveBeenCalled();
});

test('in Cliq: its content script does it, and tells', async () => {
  world.isCliqTab = true;
  await starLinked(link, 'note', 7);
  expect(world.toTab).toEqual([
    [7, { kind: 'menu-picked', type: 'note', linked: expect.objectContaining({ chatId: 'CT_1_1' }) }],
  ]);
  expect([setStar.mock.calls.length, flashed()]).toEqual([0, [undefined, undefined]]);
});

test.each([
  ['https://cliq.zoho.eu/company/1/chats/CT_1_1/messages/1777805235487_162898249840', 'into another Cliq'],
  ['https://cliq.zoho.com/company/1/chats/CT_1_1/messages/undefined', 'no message'],
])('%s: nothing is starred, and it is said why', async (address, words) => {
  await starLinked(address, 'note', 7);
  expect(flashed()).toEqual(['!', expect.stringContaining(words)]);
  world.isCliqTab = true;
  await starLinked(address, 'note', 7);
  expect(world.toTab).toEqual([[7, { kind: 'say', text: expect.stringContaining(words) }]]);
  expect(setStar).not.toHaveBeenCalled();
});

test('what the service refuses is said in its words', async () => {
  setStar.mockRejectedValue(new ServiceError('not-saved'));
  await starLinked(link, 'note', 7);
  expect(flashed()).toEqual(['!', expect.stringContaining('Not saved')]);
});
