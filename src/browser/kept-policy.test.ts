import { beforeEach, expect, test, vi } from 'vitest';

const { stored, managed, local, onChanged, listeners } = vi.hoisted(() => {
  const stored = new Map<string, unknown>();
  const listeners = new Set<(changes: object, area: string) => void>();
  const local = {
    writes: 0,
    get: async (key: string) => ({ [key]: stored.get(key) }),
    set: async (items: object) => {
      local.writes += 1;
      for (const [key, value] of Object.entries(items)) stored.set(key, value);
      for (const listener of listeners) listener(items, 'local');
    },
  };
  const onChanged = {
    addListener: (listener: (changes: object, area: string) => void) => void listeners.add(listener),
    removeListener: (listener: (changes: object, area: string) => void) => void listeners.delete(listener),
  };
  return { stored, managed: { get: async (): Promise<object> => ({}) }, local, onChanged, listeners };
});
vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'stars-for-cliq' }, storage: { managed, local, onChanged } },
}));

import { followFeatures } from './feature-switches';
import { copyPolicy, onManagedChange, recallPolicy } from './kept-policy';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const setPolicy = (policy: object) => {
  managed.get = async () => policy;
  return copyPolicy();
};
function follow() {
  const life = new AbortController();
  const changed = vi.fn();
  return { isOn: followFeatures(changed, life.signal), changed, life };
}

beforeEach(() => {
  stored.clear();
  listeners.clear();
  local.writes = 0;
  managed.get = async () => ({});
});

test('a policy is copied when it is another one, and forgotten when it is no more', async () => {
  expect(await copyPolicy()).toBe(false);
  expect(local.writes).toBe(0);
  expect(await setPolicy({ clientId: '1000.A' })).toBe(true);
  expect(await recallPolicy()).toEqual({ clientId: '1000.A' });
  expect(await copyPolicy()).toBe(false);
  expect(local.writes).toBe(1);
  expect(await setPolicy({})).toBe(true);
  expect(await recallPolicy()).toEqual({});
});

test('Firefox rejects where the organization has set nothing', async () => {
  managed.get = () => Promise.reject(new Error('Managed storage manifest not found'));
  expect(await copyPolicy()).toBe(false);
  await setPolicy({ keepsNoText: true });
  managed.get = () => Promise.reject(new Error('Managed storage manifest not found'));
  expect(await copyPolicy()).toBe(true);
  expect(await recallPolicy()).toEqual({});
});

test.each([7, null, 'policy', [true]])('with %j in the place of the copy nothing is set', async (value) => {
  stored.set('policy', value);
  const { keepsNoText, featuresOff } = await recallPolicy();
  expect([keepsNoText, featuresOff]).toEqual([undefined, undefined]);
});

test('no feature is offered before it is known which are off; then all but those', async () => {
  await setPolicy({ featuresOff: ['star-button'] });
  const { isOn, changed } = follow();
  expect([isOn('star-button'), isOn('context-menu')]).toEqual([false, false]);
  await settle();
  expect([isOn('star-button'), isOn('context-menu')]).toEqual([false, true]);
  expect(changed).toHaveBeenCalledTimes(1);
});

test.each([{}, { featuresOff: 'star-button' }])('with %j all features are on', async (policy) => {
  await setPolicy(policy);
  const { isOn } = follow();
  await settle();
  expect([isOn('star-button'), isOn('context-menu')]).toEqual([true, true]);
});

test('a change counts at once in every page, until the page ends; other things in storage are none', async () => {
  const { isOn, changed, life } = follow();
  await settle();
  await local.set({ settings: {} });
  await settle();
  expect(changed).toHaveBeenCalledTimes(1);
  await setPolicy({ featuresOff: ['star-button'] });
  await settle();
  expect(isOn('star-button')).toBe(false);
  expect(changed).toHaveBeenCalledTimes(2);
  life.abort();
  expect(listeners.size).toBe(0);
});

test('the background hears of the policy alone', () => {
  const heard = vi.fn();
  onManagedChange(heard);
  for (const listener of listeners) for (const area of ['session', 'local', 'managed']) listener({ policy: {} }, area);
  expect(heard).toHaveBeenCalledTimes(1);
});
