import { expect, test } from 'vitest';
import { createWishes } from './wishes';

test('what was acknowledged must be there; what was only asked for may be', () => {
  const wishes = createWishes(
    () => 0,
    (id) => (id === 'starred' ? 'note' : null),
  );
  wishes.begin('a', 'note');
  wishes.acknowledge('a', 'note');
  wishes.begin('starred', null);
  expect(wishes.differences(() => null)).toEqual(['a: wished note, Cliq has null']);
  expect(wishes.differences((id) => (id === 'a' ? 'note' : 'manager'))).toEqual([
    'starred: wished note or null, Cliq has manager',
  ]);
  expect(wishes.certain('a')).toBe('note');
  expect(wishes.certain('starred')).toBeUndefined();
  wishes.acknowledge('starred', null);
  expect(wishes.certain('starred')).toBeNull();
  wishes.changedElsewhere('starred');
  expect(wishes.differences(() => 'note')).toEqual([]);
  expect(wishes.counts()).toEqual({ asked: 2, acknowledged: 2 });
});
