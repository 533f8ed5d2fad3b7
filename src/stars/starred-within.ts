/** A day of the calendar where the user is: `2026-11-22`. */
export type Day = string;

/** When a star was set. Days are whole ones, both ends included. */
export type StarredWithin =
  | { kind: 'any' | 'today' | 'last-7-days' | 'last-30-days' }
  /** Null: no end on this side. */
  | { kind: 'custom'; from: Day | null; to: Day | null };

/** The choices that need no dates. */
export const starredPresets = ['today', 'last-7-days', 'last-30-days'] as const;
export type StarredPreset = (typeof starredPresets)[number];

const presetDays: Record<StarredPreset, number> = { today: 1, 'last-7-days': 7, 'last-30-days': 30 };

/** Epoch ms, the second one not included. */
export interface TimeRange {
  from: number;
  to: number;
}

const always: TimeRange = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The moments that lie within, in this computer's time zone; a day may have 23 or 25 hours. */
export function timeRange(within: StarredWithin, now: number): TimeRange {
  switch (within.kind) {
    case 'any':
      return always;
    case 'custom':
      return {
        from: within.from === null ? always.from : (dayStart(within.from, 0) ?? always.from),
        to: within.to === null ? always.to : (dayStart(within.to, 1) ?? always.to),
      };
    default:
      return { from: startOfDay(now, 1 - presetDays[within.kind]), to: startOfDay(now, 1) };
  }
}

/** The day of a moment, in this computer's time zone. */
export function dayOf(at: number): Day {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && dayStart(value, 0) !== null;
}

/** The first moment of the day that is `days` later. Calendar fields, not 24 hours: DST. */
function startOfDay(at: number, days: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

function dayStart(day: Day, later: number): number | null {
  const [, year, month, date] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  // Whether the calendar has the day; it may have been left out here, where the date line moved.
  if (new Date(`${day}T00:00Z`).getUTCDate() !== date) return null;
  // The constructor takes the years 0 to 99 for 1900 to 1999.
  return new Date(2000, 5, 15).setFullYear(year, month - 1, date + later);
}
