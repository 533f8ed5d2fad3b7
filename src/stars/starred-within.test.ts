import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dayOf, isDay, type StarredWithin, type TimeRange, timeRange } from './starred-within';

const script = fileURLToPath(new URL('./testing/days-in-zone.ts', import.meta.url));

interface Asked {
  within: StarredWithin;
  now: number;
}

function rangesIn(zone: string, asked: readonly Asked[]): TimeRange[] {
  const parameters = ['--import', 'tsx', script, JSON.stringify(asked)];
  return JSON.parse(
    execFileSync(process.execPath, parameters, { env: { ...process.env, TZ: zone }, encoding: 'utf8' }),
  );
}

/** The zone's own calendar, by Intl and not by Date's local fields. */
function calendarOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
}

const dayMs = 24 * 60 * 60 * 1000;
const later = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** Clocks go forth and back in the night and at midnight, by half an hour, or never; one calendar lost a whole day. */
const zones: [zone: string, changes: string[]][] = [
  ['Europe/Berlin', ['2026-03-29', '2026-10-25']],
  ['America/New_York', ['2026-03-08', '2026-11-01']],
  ['America/Havana', ['2026-03-08', '2026-11-01']],
  ['Africa/Cairo', ['2026-04-24', '2026-10-29', '2026-10-30']],
  ['Australia/Lord_Howe', ['2026-04-05', '2026-10-04']],
  ['Asia/Kolkata', ['2026-06-01']],
  ['Pacific/Apia', ['2011-12-29', '2011-12-31']],
];

test.each(zones)('whole local days in %s, both ends included, also when the clocks change', (zone, changes) => {
  const calendar = calendarOf(zone);
  const asked = changes.flatMap((change) =>
    [-1, 0, 1].flatMap((days): Asked[] => {
      const now = Date.parse(`${later(change, days)}T12:00:00Z`);
      const today = calendar(now);
      return [
        { within: { kind: 'today' }, now },
        { within: { kind: 'last-7-days' }, now },
        { within: { kind: 'last-30-days' }, now },
        { within: { kind: 'custom', from: later(today, -3), to: later(today, 1) }, now },
      ];
    }),
  );
  const before = { today: 0, 'last-7-days': 6, 'last-30-days': 29, any: 0 };
  for (const [index, range] of rangesIn(zone, asked).entries()) {
    const { within, now } = asked[index] ?? { within: { kind: 'any' }, now: 0 };
    const today = calendar(now);
    const first = within.kind === 'custom' ? within.from : later(today, -before[within.kind]);
    const last = within.kind === 'custom' ? within.to : today;
    // A day that a calendar leaves out begins and ends with its neighbours.
    const days = [calendar(range.from - 1), calendar(range.from), calendar(range.to - 1), calendar(range.to)];
    const [outsideBefore = '', inside = '', insideLast = '', outsideAfter = ''] = days;
    expect(outsideBefore < (first ?? ''), `${zone}: ${JSON.stringify(asked[index])}`).toBe(true);
    expect(inside >= (first ?? '')).toBe(true);
    expect(insideLast <= (last ?? '')).toBe(true);
    expect(outsideAfter > (last ?? '')).toBe(true);
  }
});

test('a range without one end, and none at all', () => {
  const now = Date.UTC(2026, 10, 22);
  expect(timeRange({ kind: 'any' }, now)).toEqual({ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
  expect(timeRange({ kind: 'custom', from: null, to: '2026-11-20' }, now).from).toBe(Number.NEGATIVE_INFINITY);
  const { from, to } = timeRange({ kind: 'custom', from: '2026-11-20', to: null }, now);
  expect([dayOf(from), dayOf(from - 1), to]).toEqual(['2026-11-20', '2026-11-19', Number.POSITIVE_INFINITY]);
});

test('only days that a calendar has are days', () => {
  expect(['2026-11-22', '2024-02-29', '0099-01-01'].map(isDay)).toEqual([true, true, true]);
  expect(['2026-02-30', '2023-02-29', '2026-13-01', '2026-1-1', '', 'today', null, 5].some(isDay)).toBe(false);
});
