import { beforeEach, expect, test, vi } from 'vitest';
import { hasHostAccess, onHostAccessChange, requestHostAccess } from './host-access';

type Listener = (permissions: { origins?: string[]; permissions?: string[] }) => void;
const fake = vi.hoisted(() => {
  const event = () => {
    const listeners = new Set<Listener>();
    return {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
      tell: (permissions: Parameters<Listener>[0]) => {
        for (const listener of listeners) listener(permissions);
      },
    };
  };
  return { granted: new Set<string>(), asked: [] as string[], onAdded: event(), onRemoved: event() };
});
vi.mock('webextension-polyfill', () => ({
  default: {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => fake.granted.has(origin)),
      request: async ({ origins }: { origins: string[] }) => {
        fake.asked.push(...origins);
        return true;
      },
      onAdded: fake.onAdded,
      onRemoved: fake.onRemoved,
    },
  },
}));

beforeEach(() => fake.granted.clear());

test('each host for itself, with all its paths', async () => {
  fake.granted.add('https://cliq.zoho.eu/*');
  expect(await hasHostAccess('https://cliq.zoho.eu')).toBe(true);
  expect(await hasHostAccess('https://cliq.zoho.com')).toBe(false);
  expect(await requestHostAccess('https://cliq.zoho.com')).toBe(true);
  expect(fake.asked).toEqual(['https://cliq.zoho.com/*']);
});

test('the asking begins in the same turn as the click: browsers take a later one for no click', () => {
  fake.asked.splice(0);
  void requestHostAccess('https://cliq.zoho.com');
  expect(fake.asked).toEqual(['https://cliq.zoho.com/*']);
});

test('what is given and taken is heard, until it is enough; other permissions are not meant', () => {
  const heard: (readonly string[])[] = [];
  const stop = new AbortController();
  onHostAccessChange((added) => heard.push(added), stop.signal);
  fake.onAdded.tell({ origins: ['https://cliq.zoho.eu/*'] });
  fake.onRemoved.tell({ origins: ['https://cliq.zoho.eu/*'] });
  fake.onAdded.tell({ permissions: ['tabs'], origins: [] });
  fake.onRemoved.tell({ permissions: ['tabs'] });
  stop.abort();
  fake.onAdded.tell({ origins: ['https://cliq.zoho.eu/*'] });
  expect(heard).toEqual([['https://cliq.zoho.eu/*'], []]);
});
