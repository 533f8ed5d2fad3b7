import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock';
import { createCaller } from '../send-request';
import { testStandIn } from '../test-stand-in';
import { createRateLimit, DOCUMENTED_LIMITS, VERBS } from './rate-limit';

describe('the limit', () => {
  it.each(VERBS)('of %s lets the documented number pass in any minute, and locks for five', (verb) => {
    const clock = manualClock(1_000_000);
    const limit = createRateLimit(clock, DOCUMENTED_LIMITS, () => false);
    const arrive = () => limit.arrive('maya', verb);
    const allowed = DOCUMENTED_LIMITS.limits[verb];
    for (let count = 0; count < allowed; count += 1) expect(arrive()).toBeNull();
    clock.advance(60_000 - 1);
    expect(arrive()).toEqual({ lockedForMs: 300_000 });
    clock.advance(299_999);
    expect(arrive()).toEqual({ lockedForMs: 1 });
    clock.advance(1);
    expect(arrive()).toBeNull();
  });

  it('frees a call exactly a window after it arrived', () => {
    const clock = manualClock(0);
    const limit = createRateLimit(clock, { ...DOCUMENTED_LIMITS, limits: { POST: 2, GET: 2, DELETE: 2 } }, () => false);
    limit.arrive('maya', 'GET');
    clock.advance(30_000);
    limit.arrive('maya', 'GET');
    clock.advance(30_000);
    expect(limit.arrive('maya', 'GET')).toBeNull();
    clock.advance(29_999);
    expect(limit.arrive('maya', 'GET')).not.toBeNull();
  });

  it('is kept for each user and verb alone', () => {
    const limit = createRateLimit(
      manualClock(0),
      { ...DOCUMENTED_LIMITS, limits: { POST: 1, GET: 1, DELETE: 1 } },
      () => false,
    );
    for (const user of ['maya', 'daniel']) {
      for (const verb of VERBS) expect(limit.arrive(user, verb)).toBeNull();
    }
    expect(limit.arrive('maya', 'POST')).not.toBeNull();
  });

  it('extends its lock with each call inside it only if switched so', () => {
    for (const extendsLock of [false, true]) {
      const clock = manualClock(0);
      const limit = createRateLimit(
        clock,
        { ...DOCUMENTED_LIMITS, limits: { POST: 0, GET: 1, DELETE: 1 } },
        () => extendsLock,
      );
      limit.arrive('maya', 'POST');
      clock.advance(200_000);
      expect(limit.arrive('maya', 'POST')?.lockedForMs).toBe(extendsLock ? 300_000 : 100_000);
    }
  });

  it('never lets more than the limit pass in any window, whatever the gaps', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.array(fastCheck.integer({ min: 0, max: 90 }), { maxLength: 300 }), (gaps) => {
        const clock = manualClock(0);
        const limit = createRateLimit(
          clock,
          { limits: { POST: 5, GET: 5, DELETE: 5 }, windowMs: 100, lockMs: 250 },
          () => false,
        );
        const passed: number[] = [];
        for (const gap of gaps) {
          clock.advance(gap);
          if (limit.arrive('maya', 'POST') === null) passed.push(clock.now());
        }
        return passed.every((time) => passed.filter((other) => other > time - 100 && other <= time).length <= 5);
      }),
    );
  });
});

describe('over the wire', () => {
  it('counts at arrival, marks the log, and opens again', async () => {
    const clock = manualClock(Date.parse('2026-11-20T12:00:00Z'));
    const standIn = await testStandIn({ clock, limits: { POST: 2, GET: 3, DELETE: 1 }, windowMs: 1000, lockMs: 5000 });
    const caller = createCaller(standIn);
    const held = standIn.faults.add({ on: { method: 'GET' }, hold: true });
    const first = caller.list();
    await held.arrived();
    expect((await caller.list()).status).toBe(200);
    expect((await caller.list()).status).toBe(200);
    const refused = await caller.list();
    expect([refused.status, refused.json()]).toEqual([
      429,
      { message: 'Too many requests within a certain time frame.' },
    ]);
    expect(refused.headers['retry-after']).toBeUndefined();
    expect(refused.headers.date).toBe('Fri, 20 Nov 2026 12:00:00 GMT');
    expect((await caller.remove('1746000123456789001')).status).toBe(404);
    held.release();
    expect((await first).status).toBe(200);
    expect(standIn.log.throttled().map((entry) => entry.number)).toEqual([4]);
    clock.advance(5000);
    expect((await caller.list()).status).toBe(200);
  });

  it('throttles as HTTP 400 and with Retry-After if switched so', async () => {
    const standIn = await testStandIn({ limits: { POST: 0, GET: 0, DELETE: 0 } });
    Object.assign(standIn.switches, { throttleAs: 400, retryAfterHeader: true });
    const refused = await createCaller(standIn).list();
    expect([refused.status, refused.json()]).toEqual([
      400,
      { code: 'request_limit_exceeded', message: 'You have exceeded the URL throttle limits.' },
    ]);
    expect(refused.headers['retry-after']).toBe('300');
    expect(standIn.log.throttled()).toHaveLength(1);
  });
});
