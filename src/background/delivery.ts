import type { Access, ApiAnswer, StarsApi } from '../cliq/api';
import type { Throttle } from '../cliq/throttle';
import { createWakeUp } from '../cliq/throttle-wake-up';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import type { Clock } from '../stars/clock';
import { type Entry, type Intent, isDue, type Outcome } from '../stars/intent';
import { rowFromAnswer } from '../stars/listed';
import { ServiceError } from '../stars/service-error';
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

type Verb = 'POST' | 'DELETE';

interface UnderWay {
  verb: Verb;
  /** Takes effect only while it waits for a slot. */
  stopWaiting: AbortController;
  ended: Promise<void>;
}

const verbOf = ({ want }: Intent): Verb => (want === null ? 'DELETE' : 'POST');

const isSignedOut = (error: unknown): boolean => error instanceof ServiceError && error.code === 'signed-out';

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
  const underWay = new Map<string, UnderWay>();
  const wakeUp = createWakeUp(clock, start);
  let stops = 0;
  let planning: Promise<void> = Promise.resolve();

  async function plan(): Promise<void> {
    const account = await session.account();
    if (!account || account.signInNeeded) return;
    const intents = (await replica.intents(account.id)).filter(({ failure }) => failure === null);
    const now = clock.now();
    for (const intent of intents.filter((each) => isDue(each, now))) {
      const before = underWay.get(intent.messageId);
      if (!before) send(account, intent);
      // It need not wait for a slot, or the end of a pause, of a verb that is not wanted any more.
      else if (before.verb !== verbOf(intent)) before.stopWaiting.abort();
    }
    const waits = intents.filter((each) => !isDue(each, now)).map(({ notBefore }) => notBefore - now);
    wakeIn(Math.min(...waits));
  }

  function wakeIn(ms: number): void {
    if (ms <= longestTimerMs) wakeUp.at(clock.monotonic() + ms);
  }

  /** Something of the browser failed. Nothing is lost, the intents are in the outbox: go on soon, and ever more slowly while it lasts. */
  function goOnLater(what: string, error: unknown): void {
    console.error(what, error);
    wakeIn(Math.min(longestTimerMs, backoffMs(stops, parts.random)));
    stops += 1;
  }

  function send(account: Account, intent: Intent): void {
    const { messageId } = intent;
    const verb = verbOf(intent);
    const signal = parts.signal();
    const stopWaiting = new AbortController();
    const ended = deliver(account, messageId, verb, signal, stopWaiting.signal).then(
      () => {
        underWay.delete(messageId);
        stops = 0;
        start();
      },
      (error: unknown) => {
        underWay.delete(messageId);
        if (signal.aborted || stopWaiting.signal.aborted || isSignedOut(error)) start();
        else goOnLater('a delivery stopped', error);
      },
    );
    underWay.set(messageId, { verb, stopWaiting, ended });
  }

  async function deliver(
    account: Account,
    messageId: string,
    verb: Verb,
    signal: AbortSignal,
    whileWaiting: AbortSignal,
  ): Promise<void> {
    const slot = await parts.throttle.acquire(verb, {
      priority: 'user',
      signal: AbortSignal.any([signal, whileWaiting]),
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

  /** A definite answer must not be forgotten, or the change would be sent again: when the disk refuses, it is asked again. */
  async function commit(account: Account, access: Access, sent: Intent, answer: ApiAnswer<Star | null>): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await tryToCommit(account, access, sent, answer);
      } catch (error) {
        if (isSignedOut(error)) return;
        console.error('an answer was not written down yet', error);
        await clock.sleep(Math.min(longestTimerMs, backoffMs(tries, parts.random)));
      }
    }
  }

  async function tryToCommit(
    account: Account,
    access: Access,
    sent: Intent,
    answer: ApiAnswer<Star | null>,
  ): Promise<void> {
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
    planning = planning.then(plan).catch((error: unknown) => goOnLater('delivery could not read the outbox', error));
  }

  return {
    start,
    async idle() {
      await planning;
      while (underWay.size > 0) {
        await Promise.all([...underWay.values()].map(({ ended }) => ended));
        await planning;
      }
    },
  };
}
