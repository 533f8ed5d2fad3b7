import { beforeEach, expect, test, vi } from 'vitest';
import { whenAborted } from './when-aborted';

const { runtime } = vi.hoisted(() => ({ runtime: { id: 'stars-for-cliq' as string | undefined } }));
vi.mock('webextension-polyfill', () => ({ default: { runtime } }));

beforeEach(() => {
  runtime.id = 'stars-for-cliq';
});

test('a listener is removed when it is over, once', () => {
  const stop = vi.fn();
  const life = new AbortController();
  whenAborted(life.signal, stop);
  expect(stop).not.toHaveBeenCalled();
  life.abort();
  life.abort();
  expect(stop).toHaveBeenCalledTimes(1);
});

test('where the extension is gone, the browser is left alone: it would throw', () => {
  const stop = vi.fn();
  const life = new AbortController();
  whenAborted(life.signal, stop);
  runtime.id = undefined;
  life.abort();
  expect(stop).not.toHaveBeenCalled();
});
