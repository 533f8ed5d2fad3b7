import { createVirtualTime, runTogether } from '../../timing/testing/virtual-time';
import { createThrottle, type Priority, type Slot, type SlotStore, type Throttle, type Verb } from '../throttle';
import { createDisk } from './throttle-world';

/** A throttle by hand: the test holds time, disk and answers. */
export function createThrottleRig(args: { limits?: Record<Verb, number> } = {}) {
  const time = createVirtualTime();
  const disk = createDisk();
  const changes: Verb[] = [];
  let life = 0;
  let failure: Error | undefined;

  const start = (): Throttle => {
    life += 1;
    const mine = life;
    const store = disk.open(() => life === mine);
    const failing: SlotStore = {
      load: (verb) => (failure ? Promise.reject(failure) : store.load(verb)),
      save: (verb, record) => (failure ? Promise.reject(failure) : store.save(verb, record)),
    };
    return createThrottle({
      store: failing,
      clock: time.createClock(),
      onChange: (verb) => changes.push(verb),
      ...(args.limits && { limits: args.limits }),
    });
  };
  let throttle = start();

  const pass = (ms: number): Promise<void> => runTogether([time], time.now() + ms);
  /** Asks for slots and lists those handed out, as they come. */
  const ask = (verb: Verb, count: number, priority: Priority = 'user'): Slot[] => {
    const slots: Slot[] = [];
    for (let index = 0; index < count; index += 1) {
      throttle.acquire(verb, { priority }).then(
        (slot) => slots.push(slot),
        () => undefined,
      );
    }
    return slots;
  };
  const serverTime = (): number => time.serverTime();
  const ok = (slot: Slot): Promise<void> =>
    slot.answered({ throttled: null, isServed: true, serverTime: serverTime() });
  /** Asks for slots and answers each as it comes. */
  const use = async (verb: Verb, count: number): Promise<void> => {
    for (let done = 0; done < count; done += 1) {
      const slot = await throttle.acquire(verb, { priority: 'user' });
      await ok(slot);
    }
  };
  /** Keeps so many callers of this priority busy, and counts what goes through. */
  const keepBusy = (verb: Verb, callers: number, priority: Priority): { sent: number } => {
    const counted = { sent: 0 };
    const next = async (): Promise<void> => {
      const slot = await throttle.acquire(verb, { priority });
      counted.sent += 1;
      time.at(time.now() + 200, () => {
        void ok(slot);
        void next();
      });
    };
    for (let index = 0; index < callers; index += 1) void next();
    return counted;
  };
  return {
    time,
    disk,
    keepBusy,
    changes,
    throttle: () => throttle,
    pass,
    ask,
    use,
    serverTime,
    ok: (slot: Slot | undefined) => slot && ok(slot),
    refuse: (slot: Slot | undefined, retryAfterMs: number | null = null) =>
      slot?.answered({ throttled: { retryAfterMs }, isServed: false, serverTime: serverTime() }),
    restart: () => {
      throttle = start();
    },
    breakDisk: (error: Error | undefined) => {
      failure = error;
    },
  };
}
