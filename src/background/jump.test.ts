import { beforeEach, expect, test } from 'vitest';
import type { JumpTabs, OpenTab } from '../browser/jump-tabs';
import type { JumpAnswer, JumpPlace } from '../stars/jump';
import type { StarRow } from '../stars/star-row';
import { createJump } from './jump';

const row: StarRow = {
  accountId: 'a',
  organizationId: null,
  messageId: '1777805235487_162898',
  chatId: 'CT_1_6001',
  type: 'note',
  starredAt: 1_777_900_000_000,
  sentAt: 1_777_805_235_487,
  sender: { id: '1', name: 'Priya' },
  chat: { title: 'Launch', kind: 'channel', joined: true },
  content: { kind: 'text', text: 'Ship it.', file: null },
  isPinned: false,
  delivery: 'delivered',
  removedAt: null,
  previousType: null,
  settledRevision: 0,
  searchText: '',
  seenInPass: 1,
};
const account = { dataCenter: 'us', organizationId: '6001' } as const;
const origin = 'https://cliq.zoho.com';
const link = `${origin}/company/6001/chats/CT_1_6001/messages/1777805235487_162898`;

let open: OpenTab[];
/** What each tab answers, one after the other; the last goes on. */
let answers: Record<number, (JumpAnswer | '' | null)[]>;
let did: unknown[];
let asked: JumpPlace[];
let learnt: string[];
let now: number;
/** So long an answer takes. */
let answerMs: number;

const tabs: JumpTabs = {
  openOn: async (of) => (of === origin ? open : []),
  show: async (id) => void did.push(['show', id]),
  load: async (id, address) => void did.push(['load', id, address]),
  async open(address) {
    did.push(['open', address]);
    return 9;
  },
  async goTo(id, place) {
    asked.push(place);
    now += answerMs;
    const [answer = null, ...rest] = answers[id] ?? [];
    if (rest.length > 0) answers[id] = rest;
    return answer;
  },
  async sayNotShown(id, reason, copy) {
    did.push(['say', id, reason, copy.text]);
    return true;
  },
  runContentScript: async (id) => void did.push(['content script', id]),
  runSecondScript: async (id) => void did.push(['second script', id]),
};
const clock = {
  monotonic: () => now,
  async sleep(ms: number) {
    now += ms;
  },
};
const jumpOf = () =>
  createJump({ tabs, readTemplate: async () => null, learnOrganization: (id) => learnt.push(id), clock });
const tab = (id: number, path = '/company/6001/chats/CT_2_6001'): OpenTab => ({
  id,
  address: origin + path,
  isAudible: false,
});

beforeEach(() => {
  open = [tab(1), tab(2)];
  answers = {};
  did = [];
  asked = [];
  learnt = [];
  now = 1_000;
  answerMs = 0;
});

test('of several tabs the one that shows the chat, else the one used last; none of another organization', async () => {
  answers = { 1: ['shown'], 2: ['shown'], 3: ['shown'] };
  open = [tab(3, '/company/777/chats/CT_1_6001'), tab(1), tab(2, '/company/6001/chats/CT_1_6001')];
  expect(await jumpOf()(row, account)).toBe(true);
  open = [tab(3, '/company/777/chats/CT_1_6001'), tab(1), tab(2)];
  expect(await jumpOf()(row, account)).toBe(true);
  expect(did).toEqual([
    ['show', 2],
    ['show', 1],
  ]);
});

test('the organization is learnt from the tab that showed the message, and only then', async () => {
  const unknown = { ...account, organizationId: null };
  answers = { 1: ['elsewhere', 'not-found'] };
  await jumpOf()(row, unknown);
  expect([did[1], learnt]).toEqual([['load', 1, link], []]);
  answers = { 1: ['shown'] };
  await jumpOf()(row, unknown);
  await jumpOf()(row, account);
  expect(learnt).toEqual(['6001']);
});

test('a page gets the second script when it has none, and one that is older than the extension gets both', async () => {
  answers = { 1: [null, '', 'shown'] };
  expect(await jumpOf()(row, account)).toBe(true);
  expect(did).toEqual([
    ['show', 1],
    ['content script', 1],
    ['second script', 1],
  ]);
});

test('a tab that is led away is asked again when its new page is there, and its old one no more', async () => {
  answers = { 1: ['elsewhere', 'leaving', null, '', 'shown'] };
  expect(await jumpOf()(row, account)).toBe(true);
  expect(did).toEqual([
    ['show', 1],
    ['load', 1, link],
    ['second script', 1],
  ]);
  expect(asked.map(({ hasArrived }) => hasArrived)).toEqual([false, true, true, true, true]);
});

test.each([
  ['something would be lost there', 'stay'],
  ['it does not answer', null],
] as const)('a tab stays as it is when %s: a new one is opened', async (_why, answer) => {
  answers = { 1: [answer], 9: ['shown'] };
  expect(await jumpOf()(row, account)).toBe(true);
  expect(did.at(-1)).toEqual(['open', link]);
  expect(did.flat()).not.toContain('load');
});

test('a tab with sound is not to be led away: it may be a call', async () => {
  answers = { 1: ['shown'] };
  open = [{ ...tab(1), isAudible: true }];
  await jumpOf()(row, account);
  expect(asked[0]?.mayLeave).toBe(false);
});

test('what is left of five seconds goes to the page that is loaded; then its reason is said with the saved copy', async () => {
  answerMs = 2_000;
  answers = { 1: ['elsewhere', 'not-found'] };
  expect(await jumpOf()(row, account)).toBe(false);
  expect(asked.map(({ withinMs }) => withinMs)).toEqual([2_500, 2_000]);
  expect(did.at(-1)).toEqual(['say', 1, 'not-found', 'Ship it.']);
  open = [];
  now = 0;
  answers = { 9: [...Array.from({ length: 80 }, () => null), 'slow'] };
  answerMs = 0;
  expect(await jumpOf()(row, account)).toBe(false);
  expect(asked.at(-1)?.withinMs).toBe(0);
  expect(did.at(-1)).toEqual(['say', 9, 'slow', 'Ship it.']);
});

test('a chat that the user has left: said in the open tab, which is not led away; in a new tab it is the reason', async () => {
  const left = { ...row, chat: { ...row.chat, joined: false } };
  answers = { 1: ['elsewhere'], 9: ['no-chat'] };
  expect(await jumpOf()(left, account)).toBe(false);
  open = [];
  expect(await jumpOf()(left, account)).toBe(false);
  expect(did).toEqual([
    ['show', 1],
    ['say', 1, 'left', 'Ship it.'],
    ['open', link],
    ['say', 9, 'left', 'Ship it.'],
  ]);
});

test('a page that never comes is given up, and a newer wish ends an older one', async () => {
  open = [];
  expect(await jumpOf()(row, account)).toBe(false);
  expect(now).toBeLessThan(40_000);
  expect(did).toEqual([['open', link]]);

  const jump = jumpOf();
  now = 0;
  answers = { 9: [null] };
  const first = jump(row, account);
  open = [tab(1)];
  answers = { 1: ['shown'], 9: [null] };
  const second = jump(row, account);
  expect(await Promise.all([first, second])).toEqual([false, true]);
  expect(now).toBeLessThan(1_000);
  expect(did.flat()).not.toContain('say');
});

test('no text in the store: none is said; of a file its name', async () => {
  const leftOut = { ...row, content: { kind: 'text', text: '', file: null, isLeftOut: true } as const };
  const file = { ...row, content: { kind: 'file', text: '', file: { name: 'plan.pdf', size: null, url: null } } };
  answers = { 1: ['deleted'] };
  await jumpOf()(leftOut, account);
  await jumpOf()(file, account);
  expect(did.filter((each) => Array.isArray(each) && each[0] === 'say')).toEqual([
    ['say', 1, 'deleted', null],
    ['say', 1, 'deleted', 'plan.pdf'],
  ]);
});
