import type { Access, ApiAnswer, StarsApi } from '../cliq/api';
import type { Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Clock } from '../stars/clock';
import type { Entry, Intent, Outcome } from '../stars/intent';
import { rowFromAnswer } from '../stars/listed';
import { beginSend, settle } from '../stars/settle';
import type { Star } from '../stars/star';
import { backoffMs } from './backoff';
import type { ProblemLog } from './problem-log';
import { reportSlot } from './report-slot';
import type { Session } from './session';

/** Brings waiting intents to Cliq: one call under way per message, each within the limits. */
export interface Delivery {
  /** Sends everything that is due, now and as it becomes due. Returns at once. */
  start(): void;
  /** Resolves when nothing is under way. Rejections of the storage are logged, the intents stay. */
  idle(): Promise<void>;
}

/** Timers longer than this would not outlive the worker: an alarm does it (`outstanding`). */
const longestTimerMs = 25_000;

export function createDelivery(parts: {
  replica: ReplicaWriter;
  session: Session;
  api: StarsApi;
  throttle: Throttle;
  clock: Clock;
  random: () => number;
  problems: ProblemLog;
  announce: (revision: number, messageIds: string[]) => void;
  signal: () => AbortSignal;
}): Delivery {
  const { replica, session, api, clock, problems } = parts;
  const underWay = new Map<string, Promise<void>>();
  let timer = new AbortController();
  let planning: Promise<void> = Promise.resolve();

  async function plan(): Promise<void> {
    const account = await session.account();
    if (!account || account.signInNeeded) return;
    const intents = (await replica.intents(account.id)).filter(({ failure }) => failure === null);
    const now = clock.now();
    for (const intent of intents) {
      if (intent.notBefore <= now && !underWay.has(intent.messageId)) send(account, intent);
    }
    const next = Math.min(...intents.map(({ notBefore }) => notBefore).filter((at) => at > now));
    if (next - now <= longestTimerMs) wakeIn(next - now);
  }

  function wakeIn(ms: number): void {
    timer.abort();
    timer = new AbortController();
    clock.sleep(ms, timer.signal).then(start, () => undefined);
  }

  function send(account: Account, { messageId, want }: Intent): void {
    const sending = deliver(account, messageId, want === null ? 'DELETE' : 'POST')
      .finally(() => underWay.delete(messageId))
      .then(start, (error: unknown) => {
        // Nothing is lost: the intent is still in the outbox, and the alarm brings us back to it.
        if (!parts.signal().aborted) console.error('a delivery stopped', error);
      });
    underWay.set(messageId, sending);
  }

  async function deliver(account: Account, messageId: string, verb: 'POST' | 'DELETE'): Promise<void> {
    const signal = parts.signal();
    const slot = await parts.throttle.acquire(verb, { priority: 'user', signal });
    let reported = false;
    try {
      const access = await session.access(account);
      if (!access) return;
      // The wish may have changed while we waited for the slot: what is sent is what is wanted now.
      const isDue = ({ intent }: Entry) =>
        intent !== null &&
        intent.failure === null &&
        intent.notBefore <= clock.now() &&
        (intent.want === null) === (verb === 'DELETE');
      const { before, after } = await replica.change(account.id, messageId, (entry) =>
        isDue(entry) ? beginSend(entry) : entry,
      );
      if (!after.intent || !isDue(before)) return;
      const answer = await call(access, after.intent, signal);
      reported = true;
      await reportSlot(slot, answer);
      await commit(account, access, after.intent, answer);
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

  async function commit(account: Account, access: Access, sent: Intent, answer: ApiAnswer<Star | null>): Promise<void> {
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
        case 'failed':
          return { kind: 'unknown', notBefore: clock.now() + backoffMs(sent.attempts, parts.random) };
      }
    };
    if (answer.kind === 'unauthorized' || answer.kind === 'scope-missing') await session.expire(account, access.token);
    const { revision } = await replica.change(account.id, sent.messageId, (entry, revision) =>
      settle(entry, sent.generation, outcomeOf(entry), revision, clock.now()),
    );
    await problems.tell(account, 'delivery', answer);
    parts.announce(revision, [sent.messageId]);
  }

  function start(): void {
    planning = planning
      .then(plan)
      .catch((error: unknown) => console.error('delivery could not read the outbox', error));
  }

  return {
    start,
    async idle() {
      await planning;
      while (underWay.size > 0) {
        await Promise.all(underWay.values());
        await planning;
      }
    },
  };
}
