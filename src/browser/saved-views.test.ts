import { beforeEach, expect, test, vi } from 'vitest';
import { mostViews, type SavedView, type ViewRecord } from '../stars/saved-view';
import { everything } from '../stars/star-filter';
import { forgetView } from './forget-view';
import { keepStartView, readKeptView } from './kept-view';
import { keepSavedViews, onSavedViews, readSavedViews } from './saved-views';

type Store = Record<string, unknown>;
/** Two computers of one browser account; `here` is the one whose code runs. */
const world = vi.hoisted(() => ({
  here: 'one' as 'one' | 'other',
  local: { one: {} as Store, other: {} as Store },
  sync: {} as Store,
  session: {} as Store,
  writes: 0,
  refusal: null as string | null,
  listeners: new Set<(changes: Store, area: string) => void>(),
}));
vi.mock('webextension-polyfill', () => {
  const bytes = (store: Store) =>
    Object.entries(store).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + JSON.stringify(value)), 0);
  const area = (name: 'local' | 'sync' | 'session', of: () => Store) => ({
    get: async (keys: string | string[] | null) => {
      const wanted = keys === null ? Object.keys(of()) : [keys].flat();
      return structuredClone(Object.fromEntries(wanted.filter((key) => key in of()).map((key) => [key, of()[key]])));
    },
    set: async (change: Store) => {
      if (name === 'sync') {
        world.writes++;
        if (world.refusal !== null) throw new Error(world.refusal);
        if (bytes({ ...of(), ...change }) > 102_400) throw new Error('QUOTA_BYTES quota exceeded');
        for (const [key, value] of Object.entries(change))
          if (bytes({ [key]: value }) > 8_192) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
      }
      Object.assign(of(), structuredClone(change));
      for (const listener of world.listeners)
        listener(Object.fromEntries(Object.keys(change).map((key) => [key, {}])), name);
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) delete of()[key];
    },
  });
  return {
    default: {
      storage: {
        local: area('local', () => world.local[world.here]),
        sync: area('sync', () => world.sync),
        session: area('session', () => world.session),
        onChanged: {
          addListener: (listener: (changes: Store, area: string) => void) => world.listeners.add(listener),
          removeListener: (listener: (changes: Store, area: string) => void) => world.listeners.delete(listener),
        },
      },
    },
  };
});

const view = (id: string, change: Partial<SavedView> = {}): SavedView => ({
  id,
  owner: 'organization/eu/6001',
  name: id,
  filter: everything,
  order: 'starred-newest',
  isStart: false,
  place: 1,
  changedAt: 1_000,
  ...change,
});
const deletedAt = (id: string, changedAt: number): ViewRecord => ({
  id,
  owner: 'organization/eu/6001',
  isDeleted: true,
  changedAt,
});
const names = async () =>
  (await readSavedViews(10_000)).records.map((record) => ('name' in record ? record.name : 'deleted')).sort();

beforeEach(() => {
  Object.assign(world, { here: 'one', local: { one: {}, other: {} }, sync: {}, session: {}, writes: 0, refusal: null });
  world.listeners.clear();
});

test('a view follows to the other computer of the same browser account', async () => {
  expect(await keepSavedViews([view('a')])).toBe('synced');
  world.here = 'other';
  expect(await names()).toEqual(['a']);
});

test('two computers change views at once: of each the later change, on both', async () => {
  await keepSavedViews([view('a'), view('b'), view('c')]);
  world.here = 'other';
  await readSavedViews(10_000);
  // Both are away from each other; what reaches the account last is not what was changed last.
  const before = structuredClone(world.sync);
  await keepSavedViews([view('a', { name: 'a later', changedAt: 3_000 }), deletedAt('b', 2_000)]);
  const fromOther = structuredClone(world.sync);
  world.here = 'one';
  world.sync = before;
  await keepSavedViews([
    view('a', { name: 'a earlier', changedAt: 2_000 }),
    view('c', { name: 'c new', changedAt: 2_500 }),
  ]);
  world.sync = { ...fromOther, ...world.sync, 'view.b': fromOther['view.b'] };

  world.here = 'other';
  expect(await names()).toEqual(['a later', 'c new', 'deleted']);
  world.here = 'one';
  expect(await names()).toEqual(['a later', 'c new', 'deleted']);
  expect(world.sync['view.a']).toMatchObject({ name: 'a later' });
});

test('a deletion is kept for half a year, and then forgotten everywhere', async () => {
  await keepSavedViews([deletedAt('a', 1_000), view('b')]);
  await readSavedViews(1_000 + 200 * 24 * 3_600_000);
  expect(Object.keys(world.sync)).toEqual(['view.b']);
});

test('no room: the view is kept here, that is said, and the account gets it when there is room', async () => {
  world.refusal = 'QUOTA_BYTES quota exceeded';
  expect(await keepSavedViews([view('a')])).toBe('no-room');
  world.refusal = 'This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.';
  expect(await readSavedViews(10_000)).toMatchObject({ records: [{ name: 'a' }], outcome: 'too-often' });
  world.refusal = 'An unexpected error occurred';
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  expect(await keepSavedViews([view('b')])).toBe('failed');
  world.refusal = null;
  expect((await readSavedViews(10_000)).outcome).toBe('synced');
  expect(Object.keys(world.sync).sort()).toEqual(['view.a', 'view.b']);
});

test('as many views as there may be, with long names and words in a script of three bytes, have room', async () => {
  const filter = {
    ...everything,
    types: ['important', 'to_do'],
    chat: 'C'.repeat(40),
    sender: '6'.repeat(20),
    words: '星 '.repeat(60),
  };
  const views = Array.from({ length: mostViews }, (_, place) =>
    view(crypto.randomUUID(), { name: '星'.repeat(60), filter, place }),
  );
  expect(await keepSavedViews(views)).toBe('synced');
  expect(world.writes).toBe(1);
});

test('nobody is told of what has not changed: two open lists come to rest', async () => {
  const heard: number[] = [];
  const stop = new AbortController();
  onSavedViews(() => void heard.push(1), stop.signal);
  await keepSavedViews([view('a')]);
  const once = heard.length;
  expect(once).toBeGreaterThan(0);
  await readSavedViews(10_000);
  await readSavedViews(10_000);
  expect(heard).toHaveLength(once);
  stop.abort();
  await keepSavedViews([view('b')]);
  expect(heard).toHaveLength(once);
});

test('what only this sign-in knows does not leave this computer', async () => {
  await keepSavedViews([view('a', { owner: 'here/x' })]);
  expect(world.sync).toEqual({});
  expect(await names()).toEqual(['a']);
});

test('the list opens with the start view; signing out forgets it here, and the account keeps the views', async () => {
  await keepSavedViews([view('a')]);
  await keepStartView({ accountId: 'x', filter: { ...everything, words: 'ship' }, order: 'sent-oldest' });
  expect(await readKeptView()).toEqual({
    accountId: 'x',
    filter: { ...everything, words: 'ship' },
    order: 'sent-oldest',
  });
  await forgetView();
  expect(world.local.one).toEqual({});
  expect(await readKeptView()).toBeNull();
  expect(await names()).toEqual(['a']);
});
