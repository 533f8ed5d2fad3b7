import { describe, expect, it } from 'vitest';
import { brokenOff, captivePortal, gatewayError, hugeBody, notJson, truncatedJson } from './fault-answers';
import { createCaller, sendRequest } from './send-request';
import { someMessage, testStandIn } from './test-stand-in';

async function fresh() {
  const standIn = await testStandIn();
  const { chat, message } = someMessage(standIn);
  const caller = createCaller(standIn);
  const star = () => caller.post({ chat_id: chat.id, message_id: message.id, star_type: 'note' });
  return { standIn, faults: standIn.faults, caller, star };
}

describe('a fault', () => {
  it('takes as many matching requests as it was given, and no other', async () => {
    const { standIn, faults, caller, star } = await fresh();
    const fault = faults.add({ on: { method: 'POST' }, times: 2, answer: gatewayError(503) });
    expect((await caller.list()).status).toBe(200);
    expect([(await star()).status, (await star()).status, (await star()).status]).toEqual([503, 503, 200]);
    expect(fault.hits.map((hit) => hit.number)).toEqual([2, 3]);
    expect(standIn.stars()).toHaveLength(1);
  });

  it('can be chosen by path, host or anything else, and removed', async () => {
    const { faults, caller, star } = await fresh();
    faults.add({
      on: { path: /stars$/, where: (request) => request.body.includes('note') },
      times: Infinity,
      answer: notJson,
    });
    expect((await star()).body).toBe('OK');
    expect((await caller.list()).status).toBe(200);
    faults.clear();
    expect((await star()).body).not.toBe('OK');
  });

  it('drops the connection before the effect, or after it', async () => {
    const { standIn, faults, star } = await fresh();
    faults.add({ drop: true });
    await expect(star()).rejects.toThrow();
    expect(standIn.stars()).toHaveLength(0);
    faults.add({ drop: true, effect: true });
    await expect(star()).rejects.toThrow();
    expect(standIn.stars()).toHaveLength(1);
    expect(standIn.log.entries.map((entry) => [entry.dropped, entry.status])).toEqual([
      [true, null],
      [true, null],
    ]);
  });

  it.each([
    ['arrival', 0],
    ['answer', 1],
  ] as const)('holds at %s', async (waitAt, starred) => {
    const { standIn, faults, star } = await fresh();
    const fault = faults.add({ hold: true, waitAt });
    const answer = star();
    await fault.arrived();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(standIn.stars()).toHaveLength(starred);
    expect(standIn.log.entries[0]?.status).toBeNull();
    fault.release();
    expect((await answer).status).toBe(200);
    expect(standIn.stars()).toHaveLength(1);
  });

  it('delays', async () => {
    const { faults, caller } = await fresh();
    faults.add({ delayMs: 60 });
    const before = performance.now();
    await caller.list();
    expect(performance.now() - before).toBeGreaterThanOrEqual(55);
  });

  it('lets the effect happen and answers something else', async () => {
    const { standIn, faults, star } = await fresh();
    faults.add({ answer: captivePortal, effect: true });
    const received = await star();
    expect(received.status).toBe(200);
    expect(received.headers['content-type']).toContain('text/html');
    expect(standIn.stars()).toHaveLength(1);
  });

  it('makes its answer of the ordinary one', async () => {
    const { standIn, faults, caller } = await fresh();
    faults.add({ answer: truncatedJson });
    const cut = await caller.list();
    expect(cut.body).toBe('{"star_mes');
    expect(() => cut.json()).toThrow();
    faults.add({ answer: brokenOff });
    await expect(caller.list()).rejects.toThrow();
    faults.add({ answer: hugeBody() });
    expect((await caller.list()).body.length).toBeGreaterThan(10 * 1024 * 1024);
    const logged = standIn.log.api('GET').map(({ answer }) => answer?.length);
    expect(logged).toEqual(['{"star_mes'.length, '{"star_mes'.length, 100_000]);
  });

  it('does not hide a request from the rate limit', async () => {
    const { standIn, faults, star } = await fresh();
    faults.add({ times: 50, drop: true });
    await Promise.allSettled(Array.from({ length: 50 }, star));
    expect((await star()).status).toBe(429);
    expect(standIn.log.api('POST')).toHaveLength(51);
  });
});

it('a client that goes away before its answer is seen to have done so', async () => {
  const { standIn, faults } = await fresh();
  const fault = faults.add({ hold: true });
  const leaving = new AbortController();
  const sent = sendRequest(standIn, { path: '/api/v3/stars', signal: leaving.signal });
  await fault.arrived();
  leaving.abort();
  await expect(sent).rejects.toThrow();
  await expect.poll(() => standIn.log.entries[0]?.aborted).toBe(true);
  expect(standIn.log.entries[0]?.status).toBeNull();
});
