/** How long something is ago, or still takes, as people of one language write it. */
export interface Elapsed {
  /** "12s ago", "3 min. ago" … */
  ago(at: number, now: number): string;
  /** m:ss, rounded up, so that it ends with 0:00 and not before. */
  countdown(ms: number): string;
}

const steps = [
  { unit: 'second', ms: 1_000, below: 60_000 },
  { unit: 'minute', ms: 60_000, below: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, below: 86_400_000 },
] as const;

export function elapsed(locale: string): Elapsed {
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
  const minutes = new Intl.NumberFormat(locale);
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return {
    ago(at, now) {
      // A clock set back must not say "in 3 hours".
      const passed = Math.max(0, now - at);
      const step = steps.find(({ below }) => passed < below) ?? { unit: 'day' as const, ms: 86_400_000 };
      return relative.format(-Math.floor(passed / step.ms), step.unit);
    },
    countdown(ms) {
      const seconds = Math.max(0, Math.ceil(ms / 1_000));
      return `${minutes.format(Math.floor(seconds / 60))}:${twoDigits.format(seconds % 60)}`;
    },
  };
}
