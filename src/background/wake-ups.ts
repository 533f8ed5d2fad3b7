import type { AlarmName } from '../browser/alarms';
import type { Throttle } from '../cliq/throttle';
import type { ReplicaWriter } from '../replica/replica-writer';
import type { Account } from '../stars/account';
import { endsByItself } from '../stars/obstacle';
import type { Problem } from '../stars/service-status';
import type { Clock } from '../timing/clock';
import { createSharedRun } from '../timing/shared-run';
import type { Delivery } from './delivery';
import type { Session } from './session';
import type { Sync } from './sync';

const syncEveryMinutes = 15;
/** While something is waiting: the worker may have been killed before its timer rang. */
const outstandingEveryMinutes = 0.5;
/** While it rings, a look at the whole outbox is worth no more than this many ms apart: only to end it. */
const lookEveryMs = 500;

/** Gets things going again whenever the browser wakes this worker. */
export function createWakeUps(parts: {
  replica: ReplicaWriter;
  session: Session;
  delivery: Delivery;
  sync: Sync;
  clock: Clock;
  throttle: Pick<Throttle, 'pauses'>;
  alarms: {
    keep(name: AlarmName, periodMinutes: number): Promise<void>;
    clear(name: AlarmName): Promise<void>;
  };
}) {
  const { replica, session, delivery, sync, alarms } = parts;

  /** A pass over the whole list is not through, or the last sync failed in a way that passes. */
  async function isSyncOutstanding(account: Account, problem: Problem | null): Promise<boolean> {
    return (problem !== null && endsByItself(problem.kind)) || (await replica.checkpoint(account.id)).under !== null;
  }

  async function isOutstanding(): Promise<boolean> {
    const account = await session.active();
    const problem = account && (await replica.problem(account.id, 'sync'));
    // What only the user, or an administrator, can end is looked at with every sync alarm, which is enough.
    if (!account || problem?.kind === 'no-access') return false;
    const intents = await replica.intents(account.id);
    return intents.some(({ failure }) => failure === null) || isSyncOutstanding(account, problem);
  }

  /** An alarm rings as long as something has not reached Cliq, or has not come from there. */
  async function setOutstandingAlarm(): Promise<void> {
    if (!(await isOutstanding())) return alarms.clear('outstanding');
    await alarms.keep('outstanding', outstandingEveryMinutes);
    await parts.clock.sleep(lookEveryMs);
  }

  /** One after the other: what an older look saw must not undo what a newer one has set. */
  const keepOutstandingAlarm = createSharedRun(setOutstandingAlarm);

  async function syncInBackground(): Promise<void> {
    await sync.run('background');
  }

  const report = (error: unknown) => console.error('a wake-up failed', error);

  return {
    /** Call it at every start of the worker. */
    workerStarted(): void {
      delivery.start();
      Promise.all([session.recover(), alarms.keep('sync', syncEveryMinutes), keepOutstandingAlarm()]).catch(report);
    },
    browserStarted(): void {
      syncInBackground().catch(report);
    },
    alarmRang(name: AlarmName): void {
      delivery.start();
      // The computer may have slept through a pause: what every page says of it is to be true.
      parts.throttle.pauses().catch(report);
      const next = name === 'sync' ? syncInBackground() : goOnWithSync();
      next.then(keepOutstandingAlarm).catch(report);
    },
    /** Call it before a change is written: a worker killed right after the writing is woken all the same. */
    changeIsComing(): void {
      alarms.keep('outstanding', outstandingEveryMinutes).catch(report);
    },
    /** The user has given or taken access to hosts. */
    accessChanged(): void {
      goOnNow().then(keepOutstandingAlarm).catch(report);
    },
    /** Call it after every change. */
    somethingChanged(): void {
      keepOutstandingAlarm().catch(report);
    },
  };

  async function goOnNow(): Promise<void> {
    await delivery.retryNow();
    await sync.run('user');
  }

  async function goOnWithSync(): Promise<void> {
    const account = await session.account();
    if (account && (await isSyncOutstanding(account, await replica.problem(account.id, 'sync'))))
      await syncInBackground();
  }
}
