import { expect, test, vi } from 'vitest';

const { listeners, managed } = vi.hoisted(() => {
  const listeners = new Set<() => void>();
  const onChanged = {
    addListener: (listener: () => void) => void listeners.add(listener),
    removeListener: (listener: () => void) => void listeners.delete(listener),
  };
  return { listeners, managed: { onChanged, get: async (): Promise<object> => ({}) } };
});
vi.mock('webextension-polyfill', () => ({ default: { storage: { managed } } }));

import { followFeatures } from './feature-switches';

const settle = () => new Promise((resolve) => setTimeout(resolve));

function follow() {
  const life = new AbortController();
  const changed = vi.fn();
  return { isOn: followFeatures(changed, life.signal), changed, life };
}

test('nothing is offered before the policy has been read; then all but what is switched off', async () => {
  managed.get = async () => ({ featuresOff: ['star-button'] });
  const { isOn, changed } = follow();
  expect([isOn('star-button'), isOn('context-menu')]).toEqual([false, false]);
  await settle();
  expect([isOn('star-button'), isOn('context-menu')]).toEqual([false, true]);
  expect(changed).toHaveBeenCalledTimes(1);
});

test.each<[string, () => Promise<object>]>([
  ['no policy', async () => ({})],
  ['Firefox without one', () => Promise.reject(new Error('Managed storage manifest not found'))],
  ['a malformed list', async () => ({ featuresOff: 'star-button' })],
])('with %s all are on', async (_name, get) => {
  managed.get = get;
  const { isOn } = follow();
  await settle();
  expect([isOn('star-button'), isOn('context-menu')]).toEqual([true, true]);
});

test('a change counts at once, until the script ends', async () => {
  managed.get = async () => ({});
  const { isOn, changed, life } = follow();
  await settle();
  managed.get = async () => ({ featuresOff: ['star-button'] });
  for (const listener of listeners) listener();
  await settle();
  expect(isOn('star-button')).toBe(false);
  expect(changed).toHaveBeenCalledTimes(2);
  const before = listeners.size;
  life.abort();
  expect(listeners.size).toBe(before - 1);
});
