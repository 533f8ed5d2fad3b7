import type { Access, ApiAnswer, StarsApi } from '../cliq/api';
import type { Priority, Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import { type Entry, type Intent, isDue, type Outcome } from '../stars/intent';
import { rowFromAnswer } from '../stars/listed';
import { ServiceError } from '../stars/service-error';
import { beginSend, settle } from '../stars/settle';
import type { Star } from '../stars/star';
import type { Clock } from '../timing/clock';
import { backoffMs } from './backoff';
import type { ProblemLog } from './problem-log';
import { reportSlot } from './report-slot';
import type { Session } from './session';

export type Verb = 'POST' | 'DELETE';

export const verbOf = ({ want }: Intent): Verb => (want === null ? 'DELETE' : 'POST');

/** Whoever stars one message waits for it; whoever restores a file, or changes many at once, has hundreds on their way. */
export const priorityOf = ({ isRestored, batch }: Intent): Priority =>
  isRestored || batch !== undefined ? 'background' : 'user';

export const isSignedOut = (error: unknown): boolean => error instanceof ServiceError && error.code === 'signed-out';

const longestPauseMs = 25_000;

export interface CourierParts {
  replica: ReplicaWriter;
  session: Session;
  api: StarsApi;
  throttle: Throttle;
  clock: Clock;
  random: () => number;
  problems: ProblemLog;
  announce: (revision: number, messageIds: string[]) => void;
  /** Asks Cliq for the list: perhaps this account may not use stars any more. Returns at once. */
  checkAccess: () => void;
}

/** Takes one change to Cliq and writes down how it ended. */
export function createCourier(parts: CourierParts) {
  const { replica, session, api, clock, problems } = parts;

  /** Sends what is wanted of this message, if that still takes `verb` when a slot is free. */
  async function deliver(
    account: Account,
    messageId: string,
    verb: Verb,
    priority: Priority,
    signals: { calls: AbortSignal; whileWaiting: AbortSignal },
  ): Promise<void> {
    if (!(await session.ready(account))) {
      if (session.restMs() > 0) await problems.rests(account, 'delivery', session.whyResting());
      return;
    }
    const slot = await parts.throttle.acquire(verb, {
      priority,
      signal: AbortSignal.any([signals.calls, signals.whileWaiting]),
    });
    let reported = false;
    try {
      const access = await session.access(account);
      if (!access) return;
      // The wish may have changed while we waited for the slot: what is sent is what is wanted now.
      const isWanted = ({ intent }: Entry) => intent !== null && isDue(intent, clock.now()) && verbOf(intent) === verb;
      let isReserved = false;
      const { after } = await replica.change(account.id, messageId, (entry) => {
        isReserved = isWanted(entry);
        return isReserved ? beginSend(entry) : entry;
      });
      if (!after.intent || !isReserved) return;
      const answer = await call(access, after.intent, signals.calls);
      reported = true;
      // At once: a slot that is not written down is only taken longer, an answer that is not would be asked for again.
      await Promise.all([commit(account, access, after.intent, answer), reportSlot(slot, answer)]);
    } finally {
      if (!reported) await slot.unused();
    }
  }

  function call(
    access: Access,
    { ref, want, messageId }: Intent,
    signal: AbortSignal,
  ): Promise<ApiAnswer<Star | null>> {
    return want === null ? api.unstar(access, messageId, signal) : api.star(access, ref, want, signal);
  }

  /** A definite answer must not be forgotten, or the change would be sent again: when the disk refuses, it is asked again. */
  async function commit(account: Account, access: Access, sent: Intent, answer: ApiAnswer<Star | null>): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await tryToCommit(account, access, sent, answer);
      } catch (error) {
        if (isSignedOut(error)) return;
        console.error('an answer was not written down yet', error);
        await clock.sleep(Math.min(longestPauseMs, backoffMs(tries, parts.random)));
      }
    }
  }

  async function tryToCommit(
    account: Account,
    access: Access,
    sent: Intent,
    answer: ApiAnswer<Star | null>,
  ): Promise<void> {
    const again = () => clock.now() + backoffMs(sent.attempts, parts.random);
    const isOfChat = answer.kind === 'no-access' && (await isListedSince(account, sent));
    const outcomeOf = (entry: Entry): Outcome => {
      switch (answer.kind) {
        case 'done':
          return { kind: 'done', sent: sent.want, row: answer.value && rowFromAnswer(entry, answer.value, account.id) };
        case 'not-starred':
          return { kind: 'done', sent: null, row: null };
        case 'unauthorized':
        case 'scope-missing':
        case 'throttled':
          return { kind: 'not-done' };
        case 'refused':
          return answer;
        case 'no-access':
          return isOfChat ? { ...answer, kind: 'refused' } : { kind: 'not-done', notBefore: again() };
        case 'failed':
          return { kind: 'unknown', notBefore: again() };
      }
    };
    if (answer.kind === 'unauthorized') await session.expire(account, access.token, 'renewal');
    if (answer.kind === 'scope-missing') await session.expire(account, access.token, 'consent');
    const { revision } = await replica.change(account.id, sent.messageId, (entry, revision) =>
      settle(entry, sent.generation, outcomeOf(entry), revision, clock.now()),
    );
    await problems.tell(account, 'delivery', answer);
    parts.announce(revision, [sent.messageId]);
    if (answer.kind === 'no-access' && !isOfChat) parts.checkAccess();
  }

  /** Since the try before, Cliq has given this account its list: what it forbids still, it forbids in that chat only. */
  async function isListedSince(account: Account, { attempts, notBefore }: Intent): Promise<boolean> {
    const { syncedAt } = await replica.checkpoint(account.id);
    return attempts > 1 && syncedAt !== null && syncedAt >= notBefore - backoffMs(attempts - 1, () => 0);
  }

  return deliver;
}
