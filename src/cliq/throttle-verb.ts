import type { Clock } from '../stars/clock';
import type { Pause, Priority, Slot, SlotStore, Verb } from './throttle';
import { createThrottleQueue } from './throttle-queue';
import { answeredRestMs } from './throttle-slots';
import { createVerbState, type Reservation, type VerbState } from './throttle-state';
import { createWakeUp } from './throttle-wake-up';
import { createWriter } from './throttle-writer';

interface Waiter {
  readonly priority: Priority;
  readonly isAborted: () => boolean;
  resolve(slot: Slot): void;
  reject(reason: unknown): void;
}

/** One verb of the throttle: who waits, when to look again, and nothing handed out before it is on disk. */
export interface VerbThrottle {
  acquire(priority: Priority, signal: AbortSignal | undefined): Promise<Slot>;
  freeAt(priority: Priority): Promise<number>;
  pauses(): Promise<Pause[]>;
}

export function createVerbThrottle(args: {
  verb: Verb;
  store: SlotStore;
  clock: Clock;
  limit: number;
  reserve: number;
  onPause: () => void;
}): VerbThrottle {
  const { verb, store, clock, limit, reserve, onPause } = args;
  const queue = createThrottleQueue<Waiter>();
  const wakeUp = createWakeUp(clock, () => letGo());
  let state: VerbState | undefined;
  let loading: Promise<VerbState> | undefined;

  const load = (): Promise<VerbState> => {
    loading ??= store.load(verb).then(
      (record) => {
        state = createVerbState({ limit, reserve, clock, record });
        return state;
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const writer = createWriter(async () => {
    if (state) await store.save(verb, state.record());
  });
  const write = (): Promise<void> => writer.write().catch(() => undefined);

  const toSlot = (reservation: Reservation, priority: Priority): Slot => {
    let reported = false;
    const once = async (report: () => void): Promise<void> => {
      if (reported) return;
      reported = true;
      report();
      letGo();
      await write();
    };
    return {
      verb,
      answered: (report) =>
        once(() => {
          queue.sent(priority);
          if (reservation.answered(report)) onPause();
        }),
      lost: () =>
        once(() => {
          queue.sent(priority);
          reservation.lost();
        }),
      unused: () => once(reservation.release),
    };
  };

  const handOut = (now: VerbState, waiter: Waiter): void => {
    const reservation = now.reserve(waiter.priority);
    writer.write().then(
      () => {
        const paused = now.pausedUntil() !== undefined;
        if (!paused && !waiter.isAborted()) return waiter.resolve(toSlot(reservation, waiter.priority));
        if (!waiter.isAborted()) queue.putBack(waiter);
        return toSlot(reservation, waiter.priority).unused();
      },
      (error) => {
        reservation.release();
        waiter.reject(error);
        letGo();
      },
    );
  };

  const letGo = (): void => {
    const now = state;
    if (!now) return;
    const next = () => queue.take((priority) => now.mayGo(priority, queue.backgroundIsDue()));
    for (let waiter = next(); waiter; waiter = next()) handOut(now, waiter);
    const waiting = queue.priorities();
    if (waiting.length === 0) wakeUp.cancel();
    const at = Math.min(...waiting.map((priority) => now.nextAt(priority, queue.backgroundIsDue())));
    if (at > clock.monotonic() && at < Number.POSITIVE_INFINITY) wakeUp.at(at);
  };

  const toEpoch = (monotonic: number): number => Math.ceil(clock.now() + monotonic - clock.monotonic());

  return {
    acquire: (priority, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = (): void => {
          queue.remove(waiter);
          reject(signal?.reason);
          letGo();
        };
        const waiter: Waiter = {
          priority,
          isAborted: () => signal?.aborted ?? false,
          resolve: (slot) => {
            signal?.removeEventListener('abort', abort);
            resolve(slot);
          },
          reject: (reason) => {
            signal?.removeEventListener('abort', abort);
            reject(reason);
          },
        };
        signal?.addEventListener('abort', abort, { once: true });
        queue.add(waiter);
        if (state) return letGo();
        load().then(letGo, (error) => {
          queue.remove(waiter);
          waiter.reject(error);
        });
      }),
    freeAt: async (priority) => {
      const at = (await load()).nextAt(priority, false);
      return toEpoch(at === Number.POSITIVE_INFINITY ? clock.monotonic() + answeredRestMs : at);
    },
    pauses: async () => {
      const until = (await load()).pausedUntil();
      return until === undefined ? [] : [{ verb, until: toEpoch(until) }];
    },
  };
}
