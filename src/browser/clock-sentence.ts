import { t, uiLocale } from './i18n';

const steps = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** By how much this computer's clock is wrong: "This computer’s clock is 3 hours ahead …". */
export function clockSentence(aheadMs: number): string {
  const off = Math.abs(aheadMs);
  const { unit, ms } = steps.find((step) => off >= step.ms) ?? steps[2];
  const words = new Intl.NumberFormat(uiLocale(), { style: 'unit', unit, unitDisplay: 'long' });
  return t(aheadMs > 0 ? 'clock_ahead' : 'clock_behind', words.format(Math.round(off / ms)));
}
