/** Times, numbers and sizes as people of one language write them. */
export interface Formats {
  /** Today the time of day; this year day and month; else with the year. */
  short(at: number, now: number): string;
  exact(at: number): string;
  count(value: number): string;
  bytes(value: number): string;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Intl objects are dear to make, the first of a kind most of all: each is made once for a view, when it is needed. */
export function formats(locale: string): Formats {
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const time = dates({ timeStyle: 'short' });
  const day = dates({ day: 'numeric', month: 'short' });
  const dayOfYear = dates({ dateStyle: 'medium' });
  const exact = dates({ dateStyle: 'full', timeStyle: 'medium' });
  const count = once(() => new Intl.NumberFormat(locale));
  const sizes = units.map((unit) =>
    once(() => {
      const style = { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 } as const;
      return new Intl.NumberFormat(locale, style);
    }),
  );

  return {
    short(at, now) {
      if (!isTime(at)) return '–';
      const then = new Date(at);
      const today = new Date(now);
      if (then.toDateString() === today.toDateString()) return time().format(then);
      return (then.getFullYear() === today.getFullYear() ? day : dayOfYear)().format(then);
    },
    exact: (at) => (isTime(at) ? exact().format(at) : '–'),
    count: (value) => count().format(value),
    bytes(value) {
      const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(value, 1)) / 3)));
      return sizes[power]?.().format(value / 1_000 ** power) ?? '';
    },
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Cliq's times are other people's input: Intl throws on what no calendar holds. */
function isTime(at: number): boolean {
  return !Number.isNaN(new Date(at).getTime());
}

/** For `<time datetime>`. */
export function isoTime(at: number): string | undefined {
  return isTime(at) ? new Date(at).toISOString() : undefined;
}
