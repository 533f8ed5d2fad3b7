import { afterEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { followPageState } from './follow-page-state';

vi.mock('webextension-polyfill', () => ({ default: { storage: {} } }));

afterEach(() => vi.restoreAllMocks());

test('tells what there is, and every other one until it is stopped', async () => {
  const kept: Record<string, unknown> = { 'page-state': 'known' };
  type Hear = (changes: object, area: string) => void;
  const heard = new Set<Hear>();
  const onChanged = { addListener: (one: Hear) => heard.add(one), removeListener: (one: Hear) => heard.delete(one) };
  Object.assign(browser.storage, { session: { get: async () => kept }, onChanged });
  const states: (string | null)[] = [];
  const stop = new AbortController();
  await followPageState((state) => states.push(state), stop.signal);
  const change = (area: string, key: string) => {
    for (const hear of heard) hear({ [key]: {} }, area);
  };

  kept['page-state'] = 'broken';
  change('local', 'page-state');
  change('session', 'another');
  change('session', 'page-state');
  await vi.waitFor(() => expect(states).toEqual(['known', 'broken']));
  stop.abort();
  expect(heard.size).toBe(0);
});
