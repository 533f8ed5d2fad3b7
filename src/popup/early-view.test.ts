// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { takeAskedView } from '../browser/asked-view';
import { readKeptView } from '../browser/kept-view';

const calls = vi.hoisted((): string[] => []);
vi.mock('webextension-polyfill', () => {
  const area = (name: string, items: object) => ({
    get: async (keys: string[]) => {
      calls.push(`${name} get ${keys}`);
      return items;
    },
    remove: async (key: string) => void calls.push(`${name} remove ${key}`),
  });
  const view = { accountId: 'a', order: 'sent-oldest', filter: { types: ['note'], words: '' } };
  const asked = { view: { words: 'invoice' }, at: Date.now() };
  const storage = {
    local: area('local', { view }),
    session: area('session', { viewWords: 'ship', 'asked-view': asked }),
  };
  return { default: { storage } };
});

test('what the list is to open with is read before its scripts are there, and only once', async () => {
  await import('./early-view');
  expect(calls).toEqual(['local get view,startView', 'session get viewWords,asked-view']);
  const view = await readKeptView(window.earlyView);
  expect(view).toMatchObject({ accountId: 'a', order: 'sent-oldest', filter: { types: ['note'], words: 'ship' } });
  expect(await takeAskedView(window.earlyView)).toEqual({ words: 'invoice' });
  expect(calls.slice(2)).toEqual(['session remove asked-view']);
});
