import type { ApiAnswer } from '../cliq/api';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { ProblemSource } from '../replica/schema';
import type { Account } from '../stars/account';
import type { Problem } from '../stars/service-status';
import type { Clock } from '../timing/clock';
import { createClockWatch } from './clock-watch';
import type { RestReason } from './token-keeper';

/** Remembers on disk what keeps delivery or sync from going on, so that every page can say it. */
export interface ProblemLog {
  /**
   * Takes over how a call ended: a good answer clears the problem, a bad one counts, and any answer of Cliq ends for both sources
   * what was in the way to it. Never rejects: nothing may depend on it.
   */
  tell(account: Account, source: ProblemSource, answer: ApiAnswer<unknown>): Promise<void>;
  /** There is no token to call with, and why Zoho gives none; null: a call has told already. Never rejects. */
  rests(account: Account, source: ProblemSource, why: RestReason | null): Promise<void>;
  /** Nothing is left to deliver, so nothing keeps it from going on: a worker may have died before it wrote that down. Never rejects. */
  nothingWaits(account: Account): Promise<void>;
  /** Forgets what was wrong, after a new sign-in. */
  forget(account: Account): Promise<void>;
}

/** Calls under way at the same time fail together, and count as one try. Shorter than any pause before the next try. */
const oneTryMs = 1_000;

/**
 * After several 5xx Chromium itself keeps back an extension's calls to that address for up to so long, and says no more than that they
 * failed (ERR_TEMPORARILY_THROTTLED): that is still Cliq which does not answer.
 */
const browserHoldsBackMs = 15 * 60_000;

/** @param onChange called when a problem was written down or is over */
export function createProblemLog(replica: ReplicaWriter, clock: Clock, onChange: () => void = () => {}): ProblemLog {
  const compareClocks = createClockWatch(replica, clock, onChange);

  async function set(
    account: Account,
    source: ProblemSource,
    problem: Pick<Problem, 'kind' | 'detail'>,
  ): Promise<void> {
    const before = await replica.problem(account.id, source);
    const now = clock.now();
    const isHeldBack =
      problem.kind === 'offline' && before?.kind === 'unavailable' && Math.abs(now - before.at) < browserHoldsBackMs;
    const kind = isHeldBack ? 'unavailable' : problem.kind;
    if (before?.kind === kind && Math.abs(now - before.at) < oneTryMs) return;
    const tries = before?.kind === kind ? before.tries + 1 : 1;
    await replica.saveProblem(account.id, source, { ...problem, kind, at: now, tries });
    onChange();
  }
  async function clear(
    account: Account,
    source: ProblemSource,
    isOver: (kind: Problem['kind']) => boolean = () => true,
  ): Promise<void> {
    const before = await replica.problem(account.id, source);
    if (before === null || !isOver(before.kind)) return;
    await replica.saveProblem(account.id, source, null);
    onChange();
  }

  async function quietly(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      console.error('a problem was not written down', error);
    }
  }

  return {
    tell: (account, source, answer) =>
      quietly(async () => {
        const problem = problemOf(answer, source);
        if (answer.kind !== 'failed' && answer.serverTime !== null) await compareClocks(answer.serverTime);
        if (problem) await set(account, source, problem);
        else await clear(account, source, (kind) => answer.kind !== 'throttled' || endsWithAnyAnswer(kind));
        await clear(account, otherThan(source), (kind) => isDisproved(kind, answer));
      }),
    rests: (account, source, why) =>
      quietly(async () => {
        if (why !== null) await set(account, source, { kind: why, detail: 'no token' });
      }),
    async nothingWaits(account) {
      await clear(account, 'delivery').catch((error: unknown) => console.error('a problem was not cleared', error));
    },
    async forget(account) {
      await clear(account, 'delivery');
      await clear(account, 'sync');
    },
  };
}

const otherThan = (source: ProblemSource): ProblemSource => (source === 'delivery' ? 'sync' : 'delivery');

const wantsToken = (kind: Problem['kind']): boolean => kind === 'sign-in-unreachable' || kind === 'sign-in-limit';

/** What keeps calls from reaching Cliq, or answers from coming back, does so for both sources: an answer to one shows that it is over. */
function isDisproved(kind: Problem['kind'], answer: ApiAnswer<unknown>): boolean {
  if (answer.kind === 'failed') return answer.answered && kind === 'offline';
  if (kind === 'offline' || kind === 'portal') return true;
  return wantsToken(kind) && answer.kind !== 'unauthorized';
}

/** Also with "too many calls": Cliq is there. */
const endsWithAnyAnswer = (kind: Problem['kind']): boolean =>
  kind === 'offline' || kind === 'portal' || kind === 'unavailable' || wantsToken(kind);

function problemOf(answer: ApiAnswer<unknown>, source: ProblemSource): Pick<Problem, 'kind' | 'detail'> | null {
  switch (answer.kind) {
    case 'unauthorized':
      return { kind: 'sign-in', detail: '401' };
    case 'scope-missing':
      return { kind: 'scope', detail: 'oauthtoken_scope_invalid' };
    case 'failed':
      return { kind: answer.offline ? 'offline' : answer.portal ? 'portal' : 'unavailable', detail: answer.detail };
    // Only the list can tell: a change may be refused for its chat alone.
    case 'no-access':
      return source === 'sync' ? { kind: 'no-access', detail: answer.detail } : null;
    case 'refused':
      // A refused change has its own place, under the changes that could not be saved.
      return source === 'sync' ? { kind: 'refused', detail: answer.detail } : null;
    case 'throttled':
    case 'done':
    case 'not-starred':
      return null;
  }
}
