import type { Clock } from '../timing/clock';
import type { CallReport, Priority, VerbRecord } from './throttle';
import { createLock } from './throttle-lock';
import { createSlots } from './throttle-slots';

/** Calls under way at once, per verb; background calls leave room, so that a user never waits for a hanging one. */
const mostUnderWay: Readonly<Record<Priority, number>> = { user: 6, background: 4 };

/** A slot taken. Its one report must follow: answered, lost or released. */
export interface Reservation {
  readonly priority: Priority;
  /** Goes alone after a pause. */
  readonly probe: boolean;
  /** Monotonic. */
  readonly reservedAt: number;
}

/** All that decides whether a call of one verb may go now. Synchronous; its times are monotonic milliseconds. */
export interface VerbState {
  /** `due`: the background's turn, nothing need stay in reserve. */
  mayGo(priority: Priority, due: boolean): boolean;
  /** When time alone may let a call go; past when it can go or waits for a call under way, Infinity when it waits for its slot. */
  nextAt(priority: Priority, due: boolean): number;
  reserve(priority: Priority): Reservation;
  /** True when this began, moved or lifted a pause. */
  answered(reservation: Reservation, report: CallReport): boolean;
  lost(reservation: Reservation): void;
  release(reservation: Reservation): void;
  /** Undefined when not paused. */
  pausedUntil(): number | undefined;
  record(): VerbRecord;
}

export function createVerbState(args: {
  limit: number;
  reserve: number;
  clock: Clock;
  record: VerbRecord | undefined;
}): VerbState {
  const { limit, reserve, clock } = args;
  const slots = createSlots(args);
  const lock = createLock(args);
  const underWay: Record<Priority, number> = { user: 0, background: 0 };

  const allowed = (priority: Priority, due: boolean, shared: boolean): number => {
    const share = shared ? Math.floor(limit / 2) : limit;
    return Math.max(1, priority === 'background' && !due ? share - reserve : share);
  };
  const isShared = (): boolean => clock.monotonic() < lock.sharedUntil();
  const hasRoom = (priority: Priority): boolean =>
    underWay.user + underWay.background < mostUnderWay.user &&
    (priority === 'user' || underWay.background < mostUnderWay.background);

  return {
    mayGo: (priority, due) =>
      hasRoom(priority) &&
      !lock.paused() &&
      !(lock.awaitsProbe() && slots.openCount() > 0) &&
      slots.fits(allowed(priority, due, isShared())),
    nextAt: (priority, due) => {
      const whole = slots.freeAt(allowed(priority, due, false));
      const slotAt = isShared()
        ? Math.min(slots.freeAt(allowed(priority, due, true)), Math.max(whole, lock.sharedUntil()))
        : whole;
      return lock.paused() ? Math.max(slotAt, lock.pausedUntil()) : slotAt;
    },
    reserve: (priority) => {
      slots.reserve();
      underWay[priority] += 1;
      return { priority, probe: lock.awaitsProbe(), reservedAt: clock.monotonic() };
    },
    answered: ({ priority, probe, reservedAt }, { throttled, isServed, serverTime }) => {
      underWay[priority] -= 1;
      const foreign = !slots.mayBeOver();
      slots.answered({
        serverTime: Number.isFinite(serverTime) ? serverTime : null,
        roundTripMs: clock.monotonic() - reservedAt,
      });
      if (throttled) lock.refused({ probe, foreign, retryAfterMs: throttled.retryAfterMs });
      else if (probe && isServed) lock.reopen();
      return throttled !== null || (probe && isServed);
    },
    lost: ({ priority }) => {
      underWay[priority] -= 1;
      slots.lost();
    },
    release: ({ priority }) => {
      underWay[priority] -= 1;
      slots.release();
    },
    pausedUntil: () => (lock.paused() ? lock.pausedUntil() : undefined),
    record: () => {
      const { pause, sharedUntil } = lock.stored();
      return { open: slots.openCount(), resting: slots.resting(), pause, sharedUntil };
    },
  };
}
