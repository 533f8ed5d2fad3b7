import type { ServiceStatus } from '../stars/service-status';

/** Why changes have not reached Cliq, so that signing out would still lose them. */
export type NotSent =
  | { kind: 'sign-in' | 'doubt' | 'offline' | 'unavailable' | 'slow' }
  | { kind: 'paused'; until: number }
  | { kind: 'refused'; count: number };

/** What is in the way may be past with the next try, so that has to have come, too. */
const patienceMs = 3_000;
/** A call may be waiting for its slot for a minute, and then for its answer. */
const longestStillnessMs = 90_000;

/** @param stillMs how long nothing has reached Cliq. Null: it goes on. */
export function whyNotSent(status: ServiceStatus, stillMs: number, now: number): NotSent | null {
  const { account, waiting, failed, problem } = status;
  if (account?.signInNeeded) return { kind: 'sign-in' };
  if (account?.isDoubted) return { kind: 'doubt' };
  if (waiting === 0) return { kind: 'refused', count: failed.length };
  if (stillMs < patienceMs) return null;
  const pauses = status.pauses.filter(({ verb, until }) => verb !== 'GET' && until > now);
  if (pauses.length > 0) return { kind: 'paused', until: Math.max(...pauses.map(({ until }) => until)) };
  // One that was met before has not kept the newest try from going on.
  if (problem && problem.at >= now - stillMs) return { kind: problem.kind === 'offline' ? 'offline' : 'unavailable' };
  return stillMs > longestStillnessMs ? { kind: 'slow' } : null;
}
