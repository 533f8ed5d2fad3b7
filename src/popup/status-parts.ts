import { isLasting, obstacleOf } from '../stars/obstacle';
import type { PageState } from '../stars/page-state';
import type { Problem, ServiceStatus } from '../stars/service-status';

/** What the status line says, most pressing first; words and looks are the component's. */
export type StatusPart =
  | { kind: 'sign-in'; obstacle: 'sign-in' | 'scope' }
  /** `problem`: how it was noticed; null when the browser itself says so. */
  | { kind: 'offline'; problem: Problem | null; isLasting: boolean }
  | { kind: 'paused'; until: number }
  | { kind: 'problem'; problem: Problem; isLasting: boolean }
  | { kind: 'clock'; aheadMs: number }
  | { kind: 'failed'; count: number }
  | { kind: 'page' }
  | { kind: 'waiting'; count: number }
  | { kind: 'first-sync'; count: number }
  | { kind: 'synced'; at: number };

interface Surroundings {
  isOnline: boolean;
  /** The browser does not let the extension reach Cliq: a call that failed says nothing of the network, and none is under way. */
  isWithheld: boolean;
  /** How the chat page was read that was looked at last. */
  page: PageState | null;
  /** Stars of the list that are here. */
  readCount: number;
}

export function statusParts(
  status: ServiceStatus,
  { isOnline, isWithheld, page, readCount }: Surroundings,
  now: number,
): StatusPart[] {
  const parts: StatusPart[] = [];
  const { problem, clockAheadMs } = status;
  const obstacle = obstacleOf(status);
  const needsSignIn = obstacle === 'sign-in' || obstacle === 'scope';
  const needsUser = needsSignIn || obstacle === 'account' || isWithheld;
  const until = Math.max(0, ...status.pauses.map((pause) => pause.until));
  const lasts = isLasting(problem);

  if (needsSignIn) parts.push({ kind: 'sign-in', obstacle });
  const isCutOff = problem?.kind === 'offline' && !isWithheld;
  if (!isOnline || isCutOff) parts.push({ kind: 'offline', problem: isOnline ? problem : null, isLasting: lasts });
  if (until > now) parts.push({ kind: 'paused', until });
  if (problem && isOnline && !isCutOff && !needsUser && problem.kind === obstacle)
    parts.push({ kind: 'problem', problem, isLasting: lasts });
  // With a clock that is far off, certificates and sign-ins are not good any more; nothing else depends on it.
  const isClockInTheWay = needsSignIn || isCutOff || obstacle === 'sign-in-unreachable';
  if (clockAheadMs !== 0 && isClockInTheWay) parts.push({ kind: 'clock', aheadMs: clockAheadMs });
  if (status.failed.length > 0) parts.push({ kind: 'failed', count: status.failed.length });
  if (page === 'broken') parts.push({ kind: 'page' });
  if (status.waiting > 0) parts.push({ kind: 'waiting', count: status.waiting });
  const isComing = isOnline && !isWithheld && (obstacle === null || obstacle === 'unavailable');
  if (status.isComplete) {
    if (status.syncedAt !== null) parts.push({ kind: 'synced', at: status.syncedAt });
  } else if (isComing) parts.push({ kind: 'first-sync', count: readCount });
  return parts;
}
