import { beforeEach, describe, expect, test } from 'vitest';
import { openStarReader } from '../replica/open-star-reader';
import { openReplicaWriter } from '../replica/replica-writer';
import { layDown } from '../replica/testing/databases/frozen-database';
import { version1 } from '../replica/testing/databases/version-1';
import { rawDatabase } from '../replica/testing/raw-database';
import { createSessionMemory, type SessionMemory } from '../replica/testing/session-memory';
import { createTextReader } from '../replica/text-reader';
import { createTextVault } from '../replica/text-vault';
import { everything } from '../stars/star-filter';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed, starNamed } from './testing/named-stars';
import { createWorld, type World } from './testing/world';
import { createTextPolicy } from './text-policy';

const idOf = (n: number) => `${1_777_805_000_000 + n}_162898249840`;
const stars = 230;
let world: World;
let area: SessionMemory;
let keepsNoText: boolean;

beforeEach(() => {
  world = createWorld();
  area = createSessionMemory();
  keepsNoText = false;
  for (let n = 0; n < stars; n++)
    world.server.set(idOf(n), { ...starNamed(idOf(n)), starredAt: 1_777_900_000_000 + n });
});

/** The worker with its text policy, as engine.ts wires them. */
function start() {
  const texts = createTextVault(area, async () => keepsNoText);
  const worker = world.startWorker({ texts, wantsWholePass: () => policy.wantsList() });
  let due = 0;
  const policy = createTextPolicy({
    area,
    texts,
    replica: worker.replica,
    openReader: openStarReader,
    onListDue: () => {
      due += 1;
    },
  });
  return { ...worker, policy, due: () => due };
}
async function signIn(worker: ReturnType<typeof start>) {
  await worker.service.signIn(signInSettings);
  await worker.sync.run('user');
}
const textsOnDisk = async () => (await rawDatabase()).match(/Text of/gi)?.length ?? 0;
const gets = () => world.calls.filter(({ verb }) => verb === 'GET').length;
async function rowsWithText(): Promise<number> {
  const reader = await openStarReader(createTextReader(area));
  const rows = await reader.newest(null, 1_000);
  reader.close();
  return rows.filter(({ content }) => content.text.startsWith('Text of')).length;
}

test('switched on later: every text is taken off the disk, waiting and refused changes included, and stays in memory', async () => {
  const worker = start();
  await signIn(worker);
  world.answerNext({ kind: 'refused', reason: 'chat_not_found', detail: '' } as never, 'POST');
  await worker.service.setStar(refNamed(idOf(901)), 'note');
  await worker.delivery.idle();
  await worker.service.setStar(refNamed(idOf(900)), null);
  await worker.service.setStar(refNamed(idOf(0)), null);
  expect(await textsOnDisk()).toBeGreaterThan(stars);
  keepsNoText = true;
  worker.policy.follow(true);
  await expect.poll(worker.due).toBe(1);
  expect(await textsOnDisk()).toBe(0);
  // That of a star which was never listed and is to be removed: shown nowhere, kept against older list pages.
  expect(await rowsWithText()).toBe(stars + 1);
  const reader = await openStarReader(createTextReader(area));
  expect(await reader.status()).toMatchObject({ waiting: 2, failed: [{ text: `Text of ${idOf(901)}` }] });
  reader.close();
});

test('what an older version left on disk goes at the first start under the policy', async () => {
  await layDown(version1);
  expect(await rawDatabase()).toContain('Q2 report');
  keepsNoText = true;
  const worker = start();
  worker.policy.follow(false);
  await expect.poll(worker.due).toBe(1);
  const raw = (await rawDatabase()).toLowerCase();
  expect(raw).not.toContain('q2');
  expect(raw).not.toContain('enc_file_id');
  expect(raw).toContain('alice johnson');
});

test('a worker that is killed in the middle leaves the rest to the next one', async () => {
  await signIn(start());
  keepsNoText = true;
  const first = start();
  const { changeMany } = first.replica;
  let batches = 0;
  first.replica.changeMany = (...args) => {
    batches += 1;
    return batches > 1 ? new Promise(() => undefined) : changeMany(...args);
  };
  first.policy.follow(false);
  await expect.poll(() => batches).toBe(2);
  const left = await textsOnDisk();
  expect(left).toBeGreaterThan(0);
  const second = start();
  second.policy.follow(false);
  await expect.poll(second.due).toBe(1);
  expect(await textsOnDisk()).toBe(0);
});

describe('with the policy on', () => {
  beforeEach(async () => {
    keepsNoText = true;
    const worker = start();
    worker.policy.follow(false);
    await expect.poll(worker.due).toBe(1);
    await signIn(worker);
    // The list that is due after every sweep.
    await worker.sync.run('background');
  });

  test('nothing is ever on disk, and every text can be read', async () => {
    expect(await textsOnDisk()).toBe(0);
    expect(await rowsWithText()).toBe(stars);
  });

  test('a new session of the browser has the texts again after one pass over the list, and no more passes follow', async () => {
    area.items.clear();
    expect(await rowsWithText()).toBe(0);
    const worker = start();
    worker.policy.follow(false);
    await expect.poll(worker.due).toBe(1);
    const before = gets();
    world.notices.splice(0);
    await worker.sync.run('background');
    expect(gets() - before).toBe(Math.ceil(stars / 50));
    expect(await rowsWithText()).toBe(stars);
    expect(await textsOnDisk()).toBe(0);
    expect(new Set(world.notices.flatMap(({ messageIds }) => messageIds ?? []))).toHaveLength(stars);
    await worker.sync.run('background');
    expect(gets() - before).toBe(Math.ceil(stars / 50) + 1);
    const again = start();
    again.policy.follow(false);
    await again.sync.run('background');
    expect(gets() - before).toBe(Math.ceil(stars / 50) + 2);
    expect(again.due()).toBe(0);
  });

  test('a worker that is killed in the middle of that pass leaves the rest of the texts to the next one', async () => {
    area.items.clear();
    const first = start();
    first.policy.follow(false);
    await expect.poll(first.due).toBe(1);
    const before = gets();
    const firstPage = world.holdNext('GET');
    world.holdNext('GET');
    void first.sync.run('background');
    firstPage();
    await expect.poll(rowsWithText).toBe(50);
    // Else the next worker's first page would be held.
    await expect.poll(gets).toBe(before + 2);
    first.kill();
    const second = start();
    second.policy.follow(false);
    await second.sync.run('background');
    expect(await rowsWithText()).toBe(stars);
  });

  test('a pass that brings nothing new tells nobody', async () => {
    world.notices.splice(0);
    await start().sync.run('user');
    expect(world.notices.flatMap(({ messageIds }) => messageIds ?? [])).toEqual([]);
  });

  test('Undo of a removal starts from the row without its text, and the text is there again', async () => {
    const worker = start();
    await worker.service.setStar({ ...refNamed(idOf(3)), text: '' }, null);
    await worker.service.undo(idOf(3));
    expect(await textsOnDisk()).toBe(0);
    expect(await rowsWithText()).toBe(stars);
  });

  test('the list for private windows has the texts, and finds by them', async () => {
    const page = await start().service.list({ ...everything, words: `text of ${idOf(7)}` }, null);
    expect(page.rows.map(({ content }) => content.text)).toEqual([`Text of ${idOf(7)}`]);
  });

  test('signing out leaves no text in memory either', async () => {
    await start().service.signOut();
    expect([...area.items.values()].join('\n')).not.toContain('Text of');
  });

  test('switched off, the next list brings the texts back to disk; on again, they are swept again', async () => {
    keepsNoText = false;
    const worker = start();
    worker.policy.follow(true);
    await worker.sync.run('user');
    expect(await textsOnDisk()).toBeGreaterThan(stars);
    keepsNoText = true;
    worker.policy.follow(true);
    await expect.poll(worker.due).toBe(1);
    expect(await textsOnDisk()).toBe(0);
  });
});

test('without the policy nothing is swept, nothing is asked of memory, and no pass is added', async () => {
  area.get = () => Promise.reject(new Error('not to be used'));
  const worker = start();
  worker.policy.follow(false);
  await signIn(worker);
  const before = gets();
  await worker.sync.run('background');
  expect(gets() - before).toBe(1);
  expect(worker.due()).toBe(0);
  expect(await openReplicaWriter().account()).not.toBeNull();
});
