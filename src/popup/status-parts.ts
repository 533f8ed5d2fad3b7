import type { Problem, ServiceStatus } from '../stars/service-status';

/** What the status line says, most pressing first; words and looks are the component's. */
export type StatusPart =
  | { kind: 'sign-in'; isScope: boolean }
  | { kind: 'paused'; until: number }
  | { kind: 'offline' }
  | { kind: 'problem'; problem: Problem; isLasting: boolean }
  | { kind: 'failed'; count: number }
  | { kind: 'waiting'; count: number }
  | { kind: 'first-sync'; count: number }
  | { kind: 'synced'; at: number };

/** After so many tries in a row a fault is no passing one: say whom to ask. */
const lastingTries = 3;

interface Connection {
  isOnline: boolean;
  /** The browser does not let the extension reach Cliq: a call that failed says nothing of the network, and none is under way. */
  isWithheld: boolean;
}

export function statusParts(status: ServiceStatus, { isOnline, isWithheld }: Connection, now: number): StatusPart[] {
  const parts: StatusPart[] = [];
  const { account, problem } = status;
  // The account says it, not the problem: a late answer to an old token must not ask for what has just been done.
  const needsSignIn = account?.signInNeeded === true;
  const needsUser = needsSignIn || account?.isDoubted === true || isWithheld;
  const isOffline = !isOnline || (problem?.kind === 'offline' && !isWithheld);
  const until = Math.max(0, ...status.pauses.map((pause) => pause.until));

  if (needsSignIn) parts.push({ kind: 'sign-in', isScope: problem?.kind === 'scope' });
  if (isOffline) parts.push({ kind: 'offline' });
  if (until > now) parts.push({ kind: 'paused', until });
  if (problem && !isOffline && !isWithheld && (problem.kind === 'unavailable' || problem.kind === 'refused')) {
    parts.push({ kind: 'problem', problem, isLasting: problem.kind === 'refused' || problem.tries >= lastingTries });
  }
  if (status.failed.length > 0) parts.push({ kind: 'failed', count: status.failed.length });
  if (status.waiting > 0) parts.push({ kind: 'waiting', count: status.waiting });
  if (status.isComplete) {
    if (status.syncedAt !== null) parts.push({ kind: 'synced', at: status.syncedAt });
  } else if (!needsUser && !isOffline) parts.push({ kind: 'first-sync', count: status.starCount });
  return parts;
}
