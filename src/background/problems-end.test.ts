import { beforeEach, expect, test, vi } from 'vitest';
import type { ApiAnswer } from '../cliq/api';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { refNamed } from './testing/named-stars';
import { createWorld, readStatus, type World } from './testing/world';

const id = '1777805235487_162898249840';
const offline: ApiAnswer<never> = { kind: 'failed', answered: false, offline: true, detail: 'POST', serverTime: null };
let world: World;
let worker: ReturnType<World['startWorker']>;
const status = readStatus;

beforeEach(async () => {
  world = createWorld();
  worker = world.startWorker();
  await worker.service.signIn(signInSettings);
  await worker.sync.run('user');
  world.answerNext(offline);
  await worker.service.setStar(refNamed(id), 'note');
  await worker.delivery.idle();
});

test('when Cliq has answered the list, a change that waits for its next try does not say "Offline" any more', async () => {
  expect(await status()).toMatchObject({ waiting: 1, problem: { kind: 'offline' } });
  world.advance(100);
  await worker.sync.run('user');
  expect(await status()).toMatchObject({ waiting: 1, problem: null });
});

test('a limit is an answer: paused, not offline', async () => {
  world.answerNext({ kind: 'throttled', retryAfterMs: null, serverTime: null });
  world.advance(10_000);
  await expect.poll(async () => (await status()).pauses.length).toBe(1);
  await expect.poll(async () => (await status()).problem).toBeNull();
});

test('a worker that died before it wrote down that all is well: the next one says so, with nothing left to send', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  worker.replica.saveProblem = () => Promise.reject(new Error('the worker was killed here'));
  world.advance(10_000);
  await expect.poll(async () => (await status()).waiting).toBe(0);
  await worker.delivery.idle();
  expect(await status()).toMatchObject({ problem: { kind: 'offline' } });
  worker = world.startWorker();
  worker.delivery.start();
  await worker.delivery.idle();
  expect(await status()).toMatchObject({ waiting: 0, problem: null });
});
