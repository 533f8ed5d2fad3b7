import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryDisk, createMemoryReplica } from '../replica/testing/memory-replica';
import type { Star } from '../stars/star';
import { account, createListRig, type ListAnswer, type ListRig, pagesOf } from './testing/list-rig';
import { starNamed } from './testing/named-stars';

let rig: ListRig;
let stars: Star[];
/** What is answered when a sync token is sent. */
let changes: (token: string) => ListAnswer;
/** Brought by each answer of the list itself. */
let given: string | null;

const named = (n: number, type = 'note'): Star => ({ ...starNamed(`m${n}`), type, starredAt: 1_000 + n });
const background = () => rig.finish(rig.sync.run('background'));
const typeOf = async (n: number) => (await rig.replica.entry(account.id, `m${n}`)).row?.type;
const checkpoint = () => rig.replica.checkpoint(account.id);

beforeEach(async () => {
  stars = Array.from({ length: 120 }, (_, n) => named(119 - n));
  given = 'sync-1';
  changes = () => ({});
  rig = createListRig({
    replica: createMemoryReplica(createMemoryDisk()),
    list: (query) =>
      query.syncToken === undefined ? { ...Object(pagesOf(stars, query)), syncToken: given } : changes(query.syncToken),
  });
  await rig.signIn();
});

describe('when the first pass brought a token', () => {
  beforeEach(async () => {
    await background();
    rig.queries();
  });

  test('a pass that nobody waits for asks only for what has changed since, and sees a retype deep in the list', async () => {
    changes = () => ({ stars: [named(3, 'manager'), named(500)], syncToken: 'sync-2' });
    await background();
    expect(rig.queries()).toEqual([{ syncToken: 'sync-1' }]);
    expect([await typeOf(3), await typeOf(500)]).toEqual(['manager', 'note']);
    expect(await checkpoint()).toMatchObject({ syncPoint: { token: 'sync-2' }, syncedAt: rig.clock.now() });
  });

  test('every other pass looks for itself, so that a token that tells nothing hides no star', async () => {
    stars = [named(500), ...stars];
    await background();
    expect(await typeOf(500)).toBeUndefined();
    await background();
    expect(await typeOf(500)).toBe('note');
    await background();
    expect(rig.queries().map(({ syncToken }) => syncToken)).toEqual(['sync-1', undefined, undefined, 'sync-1']);
  });

  test('Refresh reads the list itself', async () => {
    stars = [named(500), ...stars];
    await rig.finish(rig.sync.run('user'));
    expect(await typeOf(500)).toBe('note');
    expect(rig.queries().map(({ syncToken }) => syncToken)).toEqual([undefined, undefined]);
  });

  test('a user who asks while it waits for its slot has the list itself read', async () => {
    // All slots for background calls are taken.
    for (let n = 0; n < 27; n++) await rig.finish(rig.sync.run('user'));
    rig.queries();
    const waiting = rig.sync.run('background');
    await rig.pass(6_000);
    expect(rig.queries()).toEqual([]);
    expect(await rig.finish(rig.sync.run('user'))).toBe('done');
    expect(rig.queries()).toEqual([{}]);
    expect(await rig.finish(waiting)).toBe('done');
  });

  test('a refused token is used no more, and the list is read at once', async () => {
    changes = () => 'refused';
    stars = [named(500), ...stars];
    expect(await background()).toBe('done');
    expect(await typeOf(500)).toBe('note');
    expect(await checkpoint()).toMatchObject({ syncPoint: null });
    expect(await rig.replica.problem(account.id, 'sync')).toBeNull();
    rig.queries();
    await background();
    expect(rig.queries()).toEqual([{}]);
    // The next pass over the whole list brings a new one.
    given = 'sync-9';
    await rig.pass(7 * 3_600_000);
    await background();
    expect(await checkpoint()).toMatchObject({ syncPoint: { token: 'sync-9', wasUsed: false } });
  });

  test('a token that Cliq does not heed, or more changes than fit a page: the list is read, the token is used no more', async () => {
    changes = () => pagesOf(stars, {});
    expect(await background()).toBe('done');
    expect(rig.queries()).toEqual([{ syncToken: 'sync-1' }, {}]);
    expect(await checkpoint()).toMatchObject({ syncPoint: null });
  });

  test('an answer of changes removes no star, whatever is missing in it, and whatever it cannot say', async () => {
    changes = () => ({ stars: [named(7)], unreadable: 3 });
    await background();
    for (const n of [0, 7, 119]) expect(await typeOf(n)).toBe('note');
  });

  test('a record of a star that was removed here does not bring it back: it may tell of that very removal', async () => {
    const { row } = await rig.replica.entry(account.id, 'm7');
    const removed = row && { ...row, removedAt: rig.clock.now() };
    await rig.replica.change(account.id, 'm7', (entry) => ({ ...entry, row: removed }));
    changes = () => ({ stars: [named(7)] });
    await background();
    expect((await rig.replica.entry(account.id, 'm7')).row).toEqual(removed);
    // Starred again elsewhere: then it is in the list.
    stars = [{ ...named(7), starredAt: 5_000 }, ...stars.filter(({ messageId }) => messageId !== 'm7')];
    await background();
    expect((await rig.replica.entry(account.id, 'm7')).row).toMatchObject({ removedAt: null, starredAt: 5_000 });
  });

  test('a failed answer is a failed pass, and the token is kept', async () => {
    changes = () => 'failed';
    expect(await background()).toBe('failed');
    expect(await checkpoint()).toMatchObject({ syncPoint: { token: 'sync-1', wasUsed: false } });
  });
});

test('the token of the first page counts: what changed while the others were read is asked for again', async () => {
  let page = 0;
  rig = createListRig({
    replica: createMemoryReplica(createMemoryDisk()),
    list: (query) => {
      page += 1;
      return { ...Object(pagesOf(stars, query)), syncToken: `sync-${page}` };
    },
  });
  await rig.signIn();
  await background();
  expect(await checkpoint()).toMatchObject({ syncPoint: { token: 'sync-1' } });
});

test('without a token nothing is asked with one', async () => {
  given = null;
  await background();
  await background();
  await background();
  expect(rig.queries().every(({ syncToken }) => syncToken === undefined)).toBe(true);
  expect(await checkpoint()).toMatchObject({ syncPoint: null });
});
