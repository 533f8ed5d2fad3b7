import type { Priority } from '../cliq/throttle';
import type { Account } from '../stars/account';
import { type Intent, isBackingOff, isDue } from '../stars/intent';
import { wishNow } from '../stars/wish-now';
import { createSingleTimer } from '../timing/single-timer';
import { backoffMs } from './backoff';
import { type CourierParts, createCourier, isSignedOut, priorityOf, type Verb, verbOf } from './courier';

/** Brings waiting intents to Cliq: one call under way per message, each within the limits. */
export interface Delivery {
  /** Sends everything that is due, now and as it becomes due. Returns at once. */
  start(): void;
  /** The same for one message: after a change of it nothing else need be read. Returns at once. */
  startOne(messageId: string): void;
  /** Perhaps Cliq can be reached again: what only waits for its next try is tried now. Rejects when storage does. */
  retryNow(): Promise<void>;
  /**
   * The user wants all of it at Cliq now: nothing waits for an Undo or for its next try any more, and what Cliq refused is sent once
   * more. Rejects when storage does.
   */
  sendNow(): Promise<void>;
  /** Resolves when nothing is under way. Rejections of the storage are logged, the intents stay. */
  idle(): Promise<void>;
}

interface UnderWay {
  verb: Verb;
  priority: Priority;
  /** Takes effect only while it waits for a slot. */
  stopWaiting: AbortController;
  ended: Promise<void>;
}

/** Timers longer than this would not outlive the worker: an alarm does it (`outstanding`). */
const longestTimerMs = 25_000;

export function createDelivery(parts: CourierParts & { signal: () => AbortSignal }): Delivery {
  const { replica, session, clock } = parts;
  const deliver = createCourier(parts);
  const underWay = new Map<string, UnderWay>();
  const timer = createSingleTimer(clock, start);
  let stops = 0;
  let isPlanned = false;
  let planning: Promise<void> = Promise.resolve();

  /** Who may send now. When nobody may, nobody need wait for a slot either. */
  async function sender(): Promise<Account | null> {
    const account = await session.active();
    const restMs = session.restMs();
    if (restMs > 0) wakeIn(Math.min(restMs, longestTimerMs));
    else if (account && !(await isShutOut(account))) return account;
    for (const { stopWaiting } of underWay.values()) stopWaiting.abort();
    return null;
  }

  /** Every change would be refused: they wait until Cliq gives the list again. */
  async function isShutOut(account: Account): Promise<boolean> {
    return (await replica.problem(account.id, 'sync'))?.kind === 'no-access';
  }

  async function plan(): Promise<void> {
    isPlanned = false;
    const account = await sender();
    if (!account) return;
    const intents = await replica.intents(account.id);
    for (const intent of intents) consider(account, intent);
    dropAllBut(new Set(intents.map(({ messageId }) => messageId)));
    if (intents.every(({ failure }) => failure !== null)) await parts.problems.nothingWaits(account);
  }

  async function planOne(messageId: string): Promise<void> {
    const account = await sender();
    if (!account) return;
    const { intent } = await replica.entry(account.id, messageId);
    if (intent) consider(account, intent);
  }

  function consider(account: Account, intent: Intent): void {
    if (intent.failure !== null) return;
    const now = clock.now();
    const before = underWay.get(intent.messageId);
    if (!isDue(intent, now)) wakeIn(intent.notBefore - now);
    else if (!before) send(account, intent);
    // It need not wait for a slot, or the end of a pause, of a verb that is not wanted any more; nor behind the stars of a file.
    else if (before.verb !== verbOf(intent) || before.priority !== priorityOf(intent)) before.stopWaiting.abort();
  }

  /** What has been taken back waits for no slot any more. */
  function dropAllBut(wanted: ReadonlySet<string>): void {
    for (const [messageId, { stopWaiting }] of underWay) if (!wanted.has(messageId)) stopWaiting.abort();
  }

  function wakeIn(ms: number): void {
    if (ms <= longestTimerMs) timer.at(clock.monotonic() + ms);
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
    const priority = priorityOf(intent);
    const ended = deliver(account, messageId, verb, priority, { calls: signal, whileWaiting: stopWaiting.signal }).then(
      () => {
        underWay.delete(messageId);
        stops = 0;
        startOne(messageId);
      },
      (error: unknown) => {
        underWay.delete(messageId);
        // Stopped for good: whoever did it begins anew with another signal, or not at all.
        if (signal.aborted && parts.signal() === signal) return;
        if (signal.aborted || stopWaiting.signal.aborted || isSignedOut(error)) start();
        else goOnLater('a delivery stopped', error);
      },
    );
    underWay.set(messageId, { verb, priority, stopWaiting, ended });
  }

  function next(look: () => Promise<void>): void {
    planning = planning.then(look).catch((error: unknown) => goOnLater('delivery could not read the outbox', error));
  }

  function start(): void {
    // Whoever asks before it has begun is served by the same look.
    if (isPlanned) return;
    isPlanned = true;
    next(plan);
  }

  function startOne(messageId: string): void {
    next(() => planOne(messageId));
  }

  /** What these intents wait for need not be waited for; then everything that is due is sent. */
  async function hurry(isMeant: (intent: Intent, now: number) => boolean): Promise<void> {
    const account = await sender();
    if (!account) return;
    const now = clock.now();
    const waiting = (await replica.intents(account.id)).filter((intent) => isMeant(intent, now));
    const ids = waiting.map(({ messageId }) => messageId);
    if (ids.length > 0) {
      await replica.changeMany(account.id, ids, (entry) =>
        entry.intent && isMeant(entry.intent, now) ? wishNow(entry, now) : entry,
      );
    }
    start();
  }

  return {
    start,
    startOne,
    retryNow: () => hurry(isBackingOff),
    sendNow: () => hurry((intent, now) => !isDue(intent, now)),
    async idle() {
      await planning;
      while (underWay.size > 0) {
        await Promise.all([...underWay.values()].map(({ ended }) => ended));
        await planning;
      }
    },
  };
}
