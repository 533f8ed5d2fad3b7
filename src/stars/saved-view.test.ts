import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from './account';
import {
  cleanName,
  type DeletedView,
  mergeViews,
  ownersOf,
  parseViewRecord,
  type SavedView,
  startViewOf,
  type ViewRecord,
  viewsOf,
} from './saved-view';
import { everything } from './star-filter';

const account: Account = {
  id: 'here-1',
  dataCenter: 'eu',
  organizationId: '6001',
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const view = (change: Partial<SavedView> = {}): SavedView => ({
  id: 'v1',
  owner: 'organization/eu/6001',
  name: 'To do',
  filter: { ...everything, types: ['to_do'] },
  order: 'starred-newest',
  isStart: false,
  place: 1,
  changedAt: 1_000,
  ...change,
});
const deleted = (changedAt: number): DeletedView => ({
  id: 'v1',
  owner: 'organization/eu/6001',
  isDeleted: true,
  changedAt,
});

describe('merge', () => {
  test('of each view the later change wins, whichever computer it comes from', () => {
    const [earlier, later] = [view({ name: 'A' }), view({ name: 'B', changedAt: 2_000 })];
    const other = view({ id: 'v2' });
    expect(mergeViews([earlier, other], [later])).toEqual([later, other]);
    expect(mergeViews([later], [other, earlier])).toEqual([later, other]);
  });

  test('a deletion is a change: it wins over an earlier one, and loses to a later one', () => {
    expect(mergeViews([view()], [deleted(2_000)])).toEqual([deleted(2_000)]);
    expect(mergeViews([deleted(2_000)], [view({ changedAt: 3_000 })])).toEqual([view({ changedAt: 3_000 })]);
    expect(mergeViews([view()], [deleted(1_000)])).toEqual([deleted(1_000)]);
  });

  test('in whatever order, and however often computers hear of each other, they end with the same', () => {
    const record = fc
      .record({
        id: fc.constantFrom('a', 'b', 'c'),
        at: fc.integer({ min: 1, max: 3 }),
        name: fc.constantFrom('x', 'y', null),
      })
      .map(
        ({ id, at, name }): ViewRecord => (name === null ? { ...deleted(at), id } : view({ id, changedAt: at, name })),
      );
    const sorted = (records: ViewRecord[]) => records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    fc.assert(
      fc.property(fc.array(record), fc.array(record), fc.array(record), (a, b, c) => {
        const one = sorted(mergeViews(mergeViews(a, b), c));
        expect(sorted(mergeViews(c, mergeViews(b, a)))).toEqual(one);
        expect(sorted(mergeViews(one, mergeViews(a, c)))).toEqual(one);
      }),
    );
  });
});

test('an account sees its own views only, in their order', () => {
  const records = [
    view({ id: 'b', place: 2 }),
    view({ id: 'a', place: 2 }),
    view({ id: 'c', place: 1, owner: 'here/here-1' }),
    view({ id: 'd', owner: 'organization/eu/6002' }),
    view({ id: 'e', owner: 'here/here-2' }),
    view({ id: 'f', owner: 'organization/us/6001' }),
    deleted(5_000),
  ];
  expect(viewsOf(records, account).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('whose a view is: the person, where Zoho has said who; else the organization; else this sign-in', () => {
  expect(ownersOf({ ...account, identity: { userId: '7', email: 'm@example.com' } })[0]).toBe('person/eu/7');
  expect(ownersOf(account)[0]).toBe('organization/eu/6001');
  expect(ownersOf({ ...account, organizationId: null })).toEqual(['here/here-1']);
});

test('the list opens with the view that was chosen last', () => {
  expect(startViewOf([view(), view({ id: 'v2' })])).toBeNull();
  const [one, other] = [view({ isStart: true }), view({ id: 'v2', isStart: true, changedAt: 2_000 })];
  expect(startViewOf([one, other])?.id).toBe('v2');
});

test('what is kept comes back; of another version, or of nobody knows what, nothing bad comes', () => {
  const kept = view({ filter: { ...everything, chat: 'CT_1', words: 'ship' }, isStart: true });
  const { id, ...rest } = kept;
  expect(parseViewRecord(id, JSON.parse(JSON.stringify(rest)))).toEqual(kept);
  expect(parseViewRecord('v1', JSON.parse(JSON.stringify(deleted(5))))).toEqual(deleted(5));
  for (const bad of [null, 7, {}, { ...rest, name: ' ' }, { ...rest, owner: 7 }, { ...rest, changedAt: '5' }])
    expect(parseViewRecord('v1', bad), JSON.stringify(bad)).toBeNull();
  expect(parseViewRecord('v1', { ...rest, filter: 'all', order: 'random', place: null })).toMatchObject({
    filter: everything,
    order: 'starred-newest',
    place: 0,
  });
});

test('a name is one line, no longer than a button takes', () => {
  expect(cleanName('  To\n do\u202E ')).toBe('To do');
  expect(cleanName(' \t')).toBe('');
  expect([...cleanName('⭐'.repeat(100))]).toHaveLength(60);
});
