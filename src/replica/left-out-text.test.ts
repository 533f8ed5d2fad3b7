import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../stars/account';
import { isUnchanged, listed } from '../stars/listed';
import type { MessageRef } from '../stars/message-ref';
import { beginSend, settle } from '../stars/settle';
import type { Star } from '../stars/star';
import { wish } from '../stars/wish';
import { openStarReader } from './open-star-reader';
import { openReplicaWriter, type ReplicaWriter } from './replica-writer';
import { rawDatabase } from './testing/raw-database';
import { createSessionMemory, type SessionMemory } from './testing/session-memory';
import { createTextReader } from './text-reader';
import { createTextVault } from './text-vault';

const account: Account = {
  id: 'account-1',
  dataCenter: 'us',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const ref: MessageRef = {
  dataCenter: 'us',
  organizationId: null,
  chatId: 'CT_1_2',
  messageId: 'm1',
  text: 'Secret plan',
  senderName: 'Alice Johnson',
  chatTitle: 'Launch',
  sentAt: 5,
};
const star: Star = {
  messageId: 'm1',
  chatId: 'CT_1_2',
  type: 'note',
  starredAt: 10,
  sentAt: 5,
  sender: { id: '1', name: 'Alice Johnson' },
  chat: { title: 'Launch', kind: 'channel', joined: true },
  content: { kind: 'file', text: 'Secret comment', file: { name: 'Secret.pdf', size: 7, url: 'https://x/Secret' } },
  isPinned: false,
};
let area: SessionMemory;
let replica: ReplicaWriter;
let keepsNoText: boolean;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  area = createSessionMemory();
  keepsNoText = true;
  replica = openReplicaWriter(createTextVault(area, async () => keepsNoText));
  await replica.saveAccount(account);
});

const page = { accountId: account.id, requestedRevision: 1e9, pass: 1 };
const list = (listedStar = star) => replica.changeMany(account.id, ['m1'], (entry) => listed(entry, listedStar, page));
const want = (type: string | null) =>
  replica.change(account.id, 'm1', (entry) => wish(entry, account.id, ref, type, 1_000));
async function read() {
  const reader = await openStarReader(createTextReader(area));
  try {
    return { rows: await reader.newest(null, 10), ofIds: await reader.rowsOf(['m1']), ...(await reader.status()) };
  } finally {
    reader.close();
  }
}

test('a list page: the disk holds ids, times, type, chat and sender, the reader gives the text as well', async () => {
  await list();
  const raw = await rawDatabase();
  expect(raw.toLowerCase()).not.toContain('secret');
  for (const word of ['m1', 'CT_1_2', 'Alice Johnson', 'Launch', 'note', '"kind":"file"']) expect(raw).toContain(word);
  const { rows, ofIds } = await read();
  expect(rows).toEqual(ofIds);
  expect(rows[0]?.content).toEqual(star.content);
  expect(rows[0]?.searchText).toContain('secret comment\nsecret.pdf\nalice johnson\nlaunch');
});

test('a wish, its delivery and its refusal leave no text, and the refused change is still known by its words', async () => {
  await list();
  await want('important');
  await replica.change(account.id, 'm1', beginSend);
  expect((await rawDatabase()).toLowerCase()).not.toContain('secret');
  await replica.change(account.id, 'm1', (entry, revision) =>
    settle(entry, 1, { kind: 'refused', reason: 'chat_not_found', detail: '' }, revision, 2_000),
  );
  expect((await rawDatabase()).toLowerCase()).not.toContain('secret');
  const { rows, failed } = await read();
  expect(rows[0]).toMatchObject({ type: 'note', delivery: 'failed', content: star.content });
  expect(failed).toMatchObject([{ text: 'Secret comment', chatTitle: 'Launch' }]);
});

test('a list page that comes while a change waits leaves no text in the way back either', async () => {
  await list();
  await want('important');
  await list({ ...star, type: 'to_do' });
  expect((await replica.entry(account.id, 'm1')).intent?.rowBefore?.type).toBe('to_do');
  expect((await rawDatabase()).toLowerCase()).not.toContain('secret');
  expect((await read()).rows[0]).toMatchObject({ type: 'important', content: star.content });
});

test('a star that was never listed is known by the text that the page showed', async () => {
  await want('note');
  expect(await rawDatabase()).not.toContain('Secret');
  const { rows } = await read();
  expect(rows[0]?.content).toEqual({ kind: 'text', text: 'Secret plan', file: null });
});

test('what the page shows of a message does not stand for what Cliq has said of it', async () => {
  await list();
  await want('important');
  expect((await read()).rows[0]?.content).toEqual(star.content);
});

test('in another session of the browser the row is there without its text, until the list brings it', async () => {
  await list();
  area.items.clear();
  const bare = (await read()).rows[0];
  expect(bare?.content).toEqual({ kind: 'file', text: '', file: null, isLeftOut: true });
  expect(bare?.searchText).toContain('alice johnson');
  const [again] = await list();
  expect(again && isUnchanged(again.before, again.after)).toBe(false);
  expect((await read()).rows[0]?.content).toEqual(star.content);
});

test('a page that brings nothing new is seen to bring nothing new; a text that was edited is news', async () => {
  await list();
  const [same] = await list();
  expect(same && isUnchanged(same.before, same.after)).toBe(true);
  const [edited] = await list({ ...star, content: { ...star.content, text: 'Secret no more' } });
  expect(edited && isUnchanged(edited.before, edited.after)).toBe(false);
  expect((await read()).rows[0]?.content.text).toBe('Secret no more');
});

test('a text for which there is no room is no news: a pass over old stars comes to its end', async () => {
  area.items.set('text-floor', 10);
  await list();
  const [again] = await list();
  expect(again && isUnchanged(again.before, again.after)).toBe(true);
});

test('when nothing is left of a message its text goes, and with the account all of them', async () => {
  await list();
  await replica.removeRows(account.id, () => true);
  expect([...area.items.keys()]).toEqual([]);
  await list();
  expect([...area.items.keys()]).toEqual(['text/account-1/m1']);
  await replica.wipe();
  expect([...area.items.keys()]).toEqual([]);
});

describe('without the policy', () => {
  beforeEach(() => {
    keepsNoText = false;
  });

  test('everything is on disk, and the memory is not even asked', async () => {
    const refuse = () => Promise.reject(new Error('not to be used'));
    Object.assign(area, { get: refuse, set: refuse, remove: refuse });
    await list();
    await want('important');
    expect(await rawDatabase()).toContain('Secret comment');
    expect((await read()).rows[0]?.content).toEqual(star.content);
  });

  test('rows from before it was switched off have their texts from memory, and on disk again with the next list', async () => {
    keepsNoText = true;
    await list();
    keepsNoText = false;
    expect((await read()).rows[0]?.content).toEqual(star.content);
    await list();
    expect(await rawDatabase()).toContain('Secret comment');
  });
});
