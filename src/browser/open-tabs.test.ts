import { expect, test, vi } from 'vitest';
import { openTabHosts } from './open-tabs';

const fake = vi.hoisted(() => ({ tabs: [] as { url?: string; lastAccessed?: number }[], asked: [] as unknown[] }));
vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: {
      query: async (query: unknown) => {
        fake.asked.push(query);
        return fake.tabs;
      },
    },
  },
}));

test('the tab used last comes first; one whose address is not told is left out', async () => {
  fake.tabs = [
    { url: 'https://cliq.zoho.com/', lastAccessed: 10 },
    { url: 'https://cliq.zoho.eu/company/1', lastAccessed: 30 },
    { lastAccessed: 40 },
    { url: 'https://cliq.zoho.in/' },
  ];
  expect(await openTabHosts(['https://cliq.zoho.com/*'])).toEqual(['cliq.zoho.eu', 'cliq.zoho.com', 'cliq.zoho.in']);
  expect(fake.asked).toEqual([{ url: ['https://cliq.zoho.com/*'] }]);
});
