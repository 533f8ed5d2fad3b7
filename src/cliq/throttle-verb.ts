import type { Clock } from '../timing/clock';
import { createSharedRun } from '../timing/shared-run';
import { createSingleTimer } from '../timing/single-timer';
import type { Pause, Priority, Slot, SlotStore, Verb } from './throttle';
import { createThrottleQueue } from './throttle-queue';
import { answeredRestMs } from './throttle-slots';
import { createVerbState, type Reservation, type VerbState } from './throttle-state';

interface Waiter {
  readonly priority: Priority;
  readonly signal: AbortSignal | undefined;
  readonly abort: (() => void) | undefined;
  resolve(slot: Slot): void;
  reject(reason: unknown): void;
}

/** Less is rounding, or two clocks that run at different speeds. */
const clockDriftMs = 1_000;

const stopListening = ({ signal, abort }: Waiter): void => {
  if (abort) signal?.removeEventListener('abort', abort);
};

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
  const timer = createSingleTimer(clock, () => letGo());
  let state: VerbState | undefined;
  let loading: Promise<VerbState> | undefined;

  const load = (): Promise<VerbState> => {
    loading ??= store.load(verb).then(
      (record) => {
        pauseOnDisk = record?.pause?.until;
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
  let pauseOnDisk: number | undefined;
  const write = createSharedRun(async () => {
    if (!state) return;
    const record = state.record();
    pauseOnDisk = record.pause?.until;
    await store.save(verb, record);
  });
  /** For those who need not know whether it succeeded: the disk then holds the more careful state. */
  const tryToWrite = (): Promise<void> => write().catch(() => undefined);

  const toSlot = (now: VerbState, reservation: Reservation): Slot => {
    let reported = false;
    const once = (report: () => void): Promise<void> => {
      if (reported) return Promise.resolve();
      reported = true;
      report();
      letGo();
      return tryToWrite();
    };
    return {
      verb,
      answered: (report) =>
        once(() => {
          queue.sent(reservation.priority);
          if (now.answered(reservation, report)) onPause();
        }),
      lost: () =>
        once(() => {
          queue.sent(reservation.priority);
          now.lost(reservation);
        }),
      unused: () => once(() => now.release(reservation)),
    };
  };

  const handOut = (now: VerbState, waiter: Waiter): void => {
    const reservation = now.reserve(waiter.priority);
    write().then(
      () => {
        const isAborted = waiter.signal?.aborted ?? false;
        const slot = toSlot(now, reservation);
        if (isAborted || now.pausedUntil() !== undefined) {
          if (!isAborted) queue.putBack(waiter);
          return slot.unused();
        }
        stopListening(waiter);
        return waiter.resolve(slot);
      },
      (error) => {
        now.release(reservation);
        stopListening(waiter);
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
    const at = Math.min(
      queue.waits('user') ? now.nextAt('user', false) : Number.POSITIVE_INFINITY,
      queue.waits('background') ? now.nextAt('background', queue.backgroundIsDue()) : Number.POSITIVE_INFINITY,
    );
    if (at === Number.POSITIVE_INFINITY) timer.cancel();
    else if (at > clock.monotonic()) timer.at(at);
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
        const waiter: Waiter = { priority, signal, abort: signal && abort, resolve, reject };
        signal?.addEventListener('abort', abort, { once: true });
        queue.add(waiter);
        if (state) return letGo();
        load().then(letGo, (error) => {
          queue.remove(waiter);
          stopListening(waiter);
          reject(error);
        });
      }),
    freeAt: async (priority) => {
      const at = (await load()).nextAt(priority, false);
      return toEpoch(at === Number.POSITIVE_INFINITY ? clock.monotonic() + answeredRestMs : at);
    },
    pauses: async () => {
      const monotonic = (await load()).pausedUntil();
      if (monotonic === undefined) return [];
      const until = toEpoch(monotonic);
      if (Math.abs(until - (pauseOnDisk ?? 0)) > clockDriftMs) {
        await tryToWrite();
        onPause();
      }
      return [{ verb, until }];
    },
  };
}
