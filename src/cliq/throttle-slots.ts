import type { Clock } from '../timing/clock';
import type { RestingSlot, VerbRecord } from './throttle';

/** The server's window of 60 s, and a guard for two clocks that run at different speeds. */
export const answeredRestMs = 60_250;
/** Without an answer the request may still be on its way: the window, and 30 s for it to arrive or never. */
const lostRestMs = 90_000;
/** An HTTP `Date` is cut to the second. */
const dateResolutionMs = 1_000;
/** Below this a change of wall clock against monotonic clock is rounding, above it somebody set the clock. */
const clockStepMs = 50;

interface Entry {
  /** Monotonic; from here on the call is certainly out of the server's window. */
  readonly freeAt: number;
  /** Monotonic; from here on the wall clock says so. Differs from `freeAt` only while `unproven`. */
  readonly claimedAt: number;
  /** Read from disk, and no answer of this worker's life has shown yet whether the wall clock was set meanwhile. */
  readonly unproven: boolean;
  readonly stored: RestingSlot;
}

/**
 * The slots of one verb. A slot is open from its reservation to the report, then rests until the call is out of the server's window.
 *
 * Promise: at any moment the calls that may count in the server's 60 s are at most `limit`; after a restart on a wall clock that
 * was set forward, at most one more.
 */
export interface Slots {
  /** Whether a call may go while at most `allowed` slots are used. */
  fits(allowed: number): boolean;
  /** Monotonic time of the next `fits(allowed)` by time alone; Infinity when it takes the report of an open slot. */
  freeAt(allowed: number): number;
  openCount(): number;
  /** More calls may be in the server's window than the limit: a lock may be of our own making. */
  mayBeOver(): boolean;
  reserve(): void;
  /** Nothing was sent. */
  release(): void;
  answered(answer: { serverTime: number | null; roundTripMs: number }): void;
  lost(): void;
  /** As on disk. */
  resting(): RestingSlot[];
}

const restMs = (slot: { lost: boolean }): number => (slot.lost ? lostRestMs : answeredRestMs);

export function createSlots(args: { limit: number; clock: Clock; record: VerbRecord | undefined }): Slots {
  const { limit, clock, record } = args;
  const start = { wall: clock.now(), monotonic: clock.monotonic() };
  let wallMinusMonotonic = start.wall - start.monotonic;
  let open = 0;

  // Every call on disk was sent before this life began, so its rest ends, whatever the wall clock did, `restMs` after the start.
  const fromDisk = (slot: RestingSlot): Entry => {
    const stored = { ...slot, serverSince: Number.isFinite(slot.serverSince) ? slot.serverSince : null };
    const freeAt = start.monotonic + restMs(stored);
    const claimedAt = Number.isFinite(slot.since) ? freeAt + slot.since - start.wall : freeAt;
    return { freeAt, claimedAt, unproven: true, stored };
  };
  const certain = (freeAt: number, { lost, serverSince }: Omit<RestingSlot, 'since'>): Entry => {
    const since = freeAt - restMs({ lost }) + wallMinusMonotonic;
    return { freeAt, claimedAt: freeAt, unproven: false, stored: { since, serverSince, lost } };
  };
  const fromNow = (slot: Omit<RestingSlot, 'since'>): Entry => certain(clock.monotonic() + restMs(slot), slot);

  const cutOff = Math.min(record?.open ?? 0, limit + 1);
  let entries: Entry[] = [
    ...(record?.resting ?? []).map(fromDisk),
    ...Array.from({ length: cutOff }, () => fromNow({ lost: true, serverSince: null })),
  ].sort((a, b) => a.freeAt - b.freeAt);
  let anyUnproven = entries.some((entry) => entry.unproven);

  const dropFree = (): void => {
    const monotonic = clock.monotonic();
    const kept = entries.findIndex((entry) => entry.freeAt > monotonic);
    if (kept !== 0) entries.splice(0, kept < 0 ? entries.length : kept);
  };
  const rest = (entry: Entry): void => {
    open -= 1;
    entries.splice(entries.findLastIndex((other) => other.freeAt <= entry.freeAt) + 1, 0, entry);
  };
  const used = (): number => open + entries.length;
  // One call may trust the wall clock, alone and only once: then `used` is above the limit until the clock is proven.
  const mayTrustWallClock = (): boolean => anyUnproven && open === 0 && used() <= limit;

  const prove = (serverTime: number | null, serverNow: number | null): void => {
    if (!anyUnproven) return;
    const monotonic = clock.monotonic();
    const byServer = ({ stored }: Entry): number =>
      serverTime === null || stored.serverSince === null
        ? Number.POSITIVE_INFINITY
        : monotonic + stored.serverSince + restMs(stored) - serverTime;
    entries = entries
      .map((entry) => {
        if (!entry.unproven) return entry;
        // One that had no server time gets the latest it can have been: or it would rest anew in every short life.
        const serverSince = entry.stored.serverSince ?? serverNow;
        const freeAt = Math.min(entry.freeAt, Math.max(entry.claimedAt, byServer(entry)));
        return certain(freeAt, { ...entry.stored, serverSince });
      })
      .sort((a, b) => a.freeAt - b.freeAt);
    anyUnproven = false;
  };

  const followWallClock = (): void => {
    const shift = clock.now() - clock.monotonic() - wallMinusMonotonic;
    if (Math.abs(shift) < clockStepMs) return;
    wallMinusMonotonic += shift;
    entries = entries.map((entry) =>
      entry.unproven ? entry : { ...entry, stored: { ...entry.stored, since: entry.stored.since + shift } },
    );
  };

  return {
    fits: (allowed) => {
      dropFree();
      if (used() < allowed) return true;
      const monotonic = clock.monotonic();
      return mayTrustWallClock() && entries.filter((entry) => entry.claimedAt > monotonic).length < allowed;
    },
    freeAt: (allowed) => {
      dropFree();
      const needed = used() - allowed;
      if (needed < 0) return clock.monotonic();
      const proven = entries[needed]?.freeAt ?? Number.POSITIVE_INFINITY;
      if (!mayTrustWallClock()) return proven;
      const claims = entries.map((entry) => entry.claimedAt).sort((a, b) => a - b);
      return Math.min(proven, claims[needed] ?? Number.POSITIVE_INFINITY);
    },
    openCount: () => open,
    mayBeOver: () => {
      dropFree();
      return used() > limit;
    },
    reserve: () => {
      open += 1;
    },
    release: () => {
      open -= 1;
    },
    answered: ({ serverTime, roundTripMs }) => {
      // The latest the server's clock can have shown when the answer arrived here; `prove` takes the earliest.
      const serverSince = serverTime === null ? null : serverTime + dateResolutionMs + roundTripMs;
      rest(fromNow({ lost: false, serverSince }));
      prove(serverTime, serverSince);
    },
    lost: () => rest(fromNow({ lost: true, serverSince: null })),
    resting: () => {
      dropFree();
      followWallClock();
      return entries.map((entry) => entry.stored);
    },
  };
}
