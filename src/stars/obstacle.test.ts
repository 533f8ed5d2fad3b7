import { describe, expect, test } from 'vitest';
import { endsByItself, isLasting, morePressing, obstacleOf } from './obstacle';
import type { Problem, ProblemKind } from './service-status';

const account = {
  id: 'a',
  dataCenter: 'us' as const,
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};
const problem = (kind: ProblemKind, changes: Partial<Problem> = {}): Problem => ({
  kind,
  detail: '',
  at: 0,
  tries: 1,
  ...changes,
});

describe('what is in the way', () => {
  test('nothing', () => expect(obstacleOf({ account, problem: null })).toBeNull());

  test('a problem', () => expect(obstacleOf({ account, problem: problem('portal') })).toBe('portal'));

  test('only the user can go on: before any problem', () => {
    const signInNeeded = { ...account, signInNeeded: true };
    expect(obstacleOf({ account: signInNeeded, problem: problem('offline') })).toBe('sign-in');
    expect(obstacleOf({ account: signInNeeded, problem: problem('scope') })).toBe('scope');
    expect(obstacleOf({ account: { ...account, isDoubted: true }, problem: problem('unavailable') })).toBe('account');
  });

  test('a late answer to an old token does not ask for what has just been done', () => {
    expect(obstacleOf({ account, problem: problem('sign-in') })).toBeNull();
    expect(obstacleOf({ account, problem: problem('scope') })).toBeNull();
  });
});

test('what people have to end is said before what ends by itself', () => {
  const passing = problem('unavailable', { at: 9, tries: 9 });
  for (const kind of ['scope', 'no-access'] as const) {
    expect(morePressing(problem(kind), passing)?.kind).toBe(kind);
    expect(morePressing(passing, problem(kind))?.kind).toBe(kind);
    expect(endsByItself(kind)).toBe(false);
  }
  expect(morePressing(null, passing)).toBe(passing);
  expect(morePressing(problem('sign-in', { at: 10 }), passing)).toBe(passing);
  expect(morePressing(passing, problem('sign-in', { at: 10 }))).toBe(passing);
  expect(morePressing(problem('offline', { at: 10 }), passing)?.kind).toBe('offline');
  expect(morePressing(problem('unavailable'), passing)?.tries).toBe(9);
});

test('a fault lasts after three tries; what only people can end lasts from the start', () => {
  expect(isLasting(problem('offline', { tries: 2 }))).toBe(false);
  expect(isLasting(problem('offline', { tries: 3 }))).toBe(true);
  expect(isLasting(problem('no-access'))).toBe(true);
  expect(isLasting(null)).toBe(false);
});
