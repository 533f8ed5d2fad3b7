/** Times, numbers and sizes as people of one language write them. */
export interface Formats {
  /** Today the time of day; this year day and month; else with the year. */
  short(at: number, now: number): string;
  exact(at: number): string;
  /** "12s ago", "3 min. ago" … */
  ago(at: number, now: number): string;
  /** m:ss, rounded up, so that it ends with 0:00 and not before. */
  countdown(ms: number): string;
  count(value: number): string;
  bytes(value: number): string;
}

const steps = [
  { unit: 'second', ms: 1_000, below: 60_000 },
  { unit: 'minute', ms: 60_000, below: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, below: 86_400_000 },
] as const;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Intl objects are dear to make, so they are made once for a view. */
export function formats(locale: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
  const count = new Intl.NumberFormat(locale);
  const size = units.map(
    (unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 }),
  );

  return {
    short(at, now) {
      if (!isTime(at)) return '–';
      const then = new Date(at);
      const today = new Date(now);
      if (then.toDateString() === today.toDateString()) return time.format(then);
      return (then.getFullYear() === today.getFullYear() ? day : dayOfYear).format(then);
    },
    exact: (at) => (isTime(at) ? exact.format(at) : '–'),
    ago(at, now) {
      // A clock set back must not say "in 3 hours".
      const passed = Math.max(0, now - at);
      const step = steps.find(({ below }) => passed < below) ?? { unit: 'day' as const, ms: 86_400_000 };
      return relative.format(-Math.floor(passed / step.ms), step.unit);
    },
    countdown(ms) {
      const seconds = Math.max(0, Math.ceil(ms / 1_000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    count: (value) => count.format(value),
    bytes(value) {
      const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(value, 1)) / 3)));
      return size[power]?.format(value / 1_000 ** power) ?? '';
    },
  };
}

/** Cliq's times are other people's input: Intl throws on what no calendar holds. */
function isTime(at: number): boolean {
  return !Number.isNaN(new Date(at).getTime());
}

/** For `<time datetime>`. */
export function isoTime(at: number): string | undefined {
  return isTime(at) ? new Date(at).toISOString() : undefined;
}
