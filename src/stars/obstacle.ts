import type { Problem, ProblemKind, ServiceStatus } from './service-status';

/** What keeps changes from reaching Cliq, and stars from coming: a problem, or a new token that may be another account's. */
export type Obstacle = ProblemKind | 'account';

/** The one that stands in the way now; null when none is known of. */
export function obstacleOf({ account, problem }: Pick<ServiceStatus, 'account' | 'problem'>): Obstacle | null {
  if (account?.signInNeeded) return problem?.kind === 'scope' ? 'scope' : 'sign-in';
  if (account?.isDoubted) return 'account';
  // The account says it, not the problem: a late answer to an old token must not ask for what has just been done.
  return problem === null || problem.kind === 'sign-in' || problem.kind === 'scope' ? null : problem.kind;
}

/** True for what goes away without anybody doing anything here. */
export function endsByItself(obstacle: Obstacle): boolean {
  return passing.has(obstacle);
}

const passing: ReadonlySet<Obstacle> = new Set([
  'offline',
  'portal',
  'unavailable',
  'sign-in-unreachable',
  'sign-in-limit',
]);

/** After so many tries in a row a fault is no passing one: say what to check, and whom to ask. */
const lastingTries = 3;

export function isLasting(problem: Problem | null): boolean {
  return problem !== null && (problem.tries >= lastingTries || !endsByItself(problem.kind));
}

/** Of what delivery and sync have met, the one to tell of: what only people can end, what lasts longer, what was met last. */
export function morePressing(one: Problem | null, other: Problem | null): Problem | null {
  if (one === null || other === null) return one ?? other;
  for (const kind of ['scope', 'no-access']) {
    if (one.kind === kind) return one;
    if (other.kind === kind) return other;
  }
  // Why there is no other token yet says more.
  if (one.kind === 'sign-in') return other;
  if (other.kind === 'sign-in') return one;
  if (one.kind === other.kind) return other.tries > one.tries ? other : one;
  return other.at > one.at ? other : one;
}
