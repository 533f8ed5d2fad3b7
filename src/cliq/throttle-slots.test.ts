import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSlots } from './throttle-slots';

const limit = 5;
/** How long after it was given up, or cut off by a kill, a request may still arrive. */
const stragglerMs = 30_000;

type Step =
  | { kind: 'call' | 'kill' | 'unused' }
  | { kind: 'answer'; hasDate: boolean }
  | { kind: 'lose' }
  | { kind: 'pass'; ms: number }
  | { kind: 'set clock'; aheadMs: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Step>({ kind: 'call' }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), hasDate: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: 'lose' }, { kind: 'unused' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'kill' }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(40_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set clock' as const),
      aheadMs: fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(-3_600_000, 0, 3_600_000)),
    }),
  },
);

/** Plays the steps; the most calls that may have been in one window when a call went. */
function play(steps: Step[], mayTouchClock: boolean): number {
  let real = 0;
  let aheadMs = 0;
  let born = 0;
  const serverTime = () => Math.floor((real + 500_000) / 1_000) * 1_000;
  const clock = { now: () => 1e12 + real + aheadMs, monotonic: () => real - born, sleep: () => Promise.resolve() };
  let slots = createSlots({ limit, clock, record: undefined });
  let underWay = 0;
  let latestArrivals: number[] = [];
  let worst = 0;
  const leave = (arrival: number): void => {
    underWay -= 1;
    latestArrivals.push(arrival);
  };

  for (const now of steps) {
    if (now.kind === 'pass') real += now.ms;
    else if (now.kind === 'set clock') aheadMs = mayTouchClock ? now.aheadMs : aheadMs;
    else if (now.kind === 'call' && slots.fits(limit)) {
      slots.reserve();
      underWay += 1;
      latestArrivals = latestArrivals.filter((arrival) => arrival > real - 60_000);
      worst = Math.max(worst, underWay + latestArrivals.length);
    } else if (now.kind === 'kill') {
      const record = { open: slots.openCount(), resting: slots.resting(), pause: null, sharedUntil: null };
      while (underWay > 0) leave(real + stragglerMs);
      born = real;
      slots = createSlots({ limit, clock, record });
    } else if (underWay > 0 && now.kind === 'answer') {
      slots.answered({ serverTime: now.hasDate ? serverTime() : null, roundTripMs: 0 });
      leave(real);
    } else if (underWay > 0 && now.kind === 'lose') {
      slots.lost();
      leave(real + stragglerMs);
    } else if (underWay > 0 && now.kind === 'unused') {
      slots.release();
      underWay -= 1;
    }
  }
  return worst;
}

const steps = fc.array(step, { minLength: 20, maxLength: 120 });

test('whatever comes, kills included, no more calls than the limit may be in one window', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(steps, (all) => play(all, false) <= limit),
    { numRuns: 2_000 },
  );
});

test('whatever is done to the wall clock besides, at most one more', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(steps, (all) => play(all, true) <= limit + 1),
    { numRuns: 2_000 },
  );
});

test('an open slot that never ends leaves only the others to wait for', () => {
  const clock = { now: () => 1e12, monotonic: () => 0, sleep: () => Promise.resolve() };
  const slots = createSlots({ limit: 1, clock, record: undefined });
  slots.reserve();
  expect(slots.freeAt(1)).toBe(Number.POSITIVE_INFINITY);
});
