import { expect, test } from 'vitest';
import { createVirtualTime, toServerTime } from '../timing/testing/virtual-time';
import { createSeededRandom } from './testing/seeded-random';
import { createSlidingWindowServer } from './testing/sliding-window-server';
import { createVerbState } from './throttle-state';

/** The decisions alone, without promises: 550 calls wait from the beginning, and go as soon as they may. */
function drain(seed: number) {
  const time = createVirtualTime();
  const clock = time.createClock();
  const random = createSeededRandom(seed);
  const server = createSlidingWindowServer(50);
  const state = createVerbState({ limit: 50, reserve: 0, clock, record: undefined });
  const silent = { silent: true };
  let left = 550;
  let wakeAt = 0;
  let lastAnswerAt = 0;

  const send = (): void => {
    const reservation = state.reserve('user');
    const arriveAt = time.now() + random.lognormal(60, 0.7);
    const answerAt = arriveAt + random.lognormal(110, 0.6) + random.lognormal(60, 0.7);
    left -= 1;
    time.at(arriveAt, () => server.arrive(arriveAt), silent);
    const answer = (): void => {
      lastAnswerAt = answerAt;
      state.answered(reservation, { throttled: null, isServed: true, serverTime: toServerTime(arriveAt) });
      letGo();
    };
    time.at(answerAt, answer, silent);
  };
  const letGo = (): void => {
    while (left > 0 && state.mayGo('user', false)) send();
    const at = left > 0 ? state.nextAt('user', false) : Number.POSITIVE_INFINITY;
    if (at <= time.now() || at === Number.POSITIVE_INFINITY || wakeAt > time.now()) return;
    wakeAt = at;
    time.at(at, letGo, silent);
  };
  letGo();
  time.step(Number.POSITIVE_INFINITY);
  return { worst: server.worst(), accepted: server.accepted(), lastAnswerAt };
}

test('550 queued calls are through within 612 s, none over the limit, 1,000 seeds', { timeout: 60_000 }, () => {
  const runs = Array.from({ length: 1_000 }, (_, seed) => drain(seed + 1));
  expect(Math.max(...runs.map(({ worst }) => worst))).toBe(50);
  expect(Math.min(...runs.map(({ accepted }) => accepted))).toBe(550);
  expect(Math.max(...runs.map(({ lastAnswerAt }) => lastAnswerAt))).toBeLessThanOrEqual(612_000);
});
