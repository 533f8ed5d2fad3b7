import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { DataCenterId } from '../stars/account';
import { type HostAccess, hostAccess } from './host-access';

const dataCenter = signal<DataCenterId | null>(null);
let granted: Set<string>;
let asked: string[];
let decision: () => Promise<boolean>;
let change: () => void;
let stop: AbortController;
let access: HostAccess;

beforeEach(() => {
  dataCenter.value = null;
  granted = new Set();
  asked = [];
  decision = async () => true;
  stop = new AbortController();
  access = hostAccess(
    dataCenter,
    {
      has: async (origin) => granted.has(origin),
      request: async (origin) => {
        asked.push(origin);
        const isAllowed = await decision();
        if (isAllowed) granted.add(origin);
        return isAllowed;
      },
      onChange: (listener) => {
        change = listener;
      },
    },
    stop.signal,
  );
});
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('nobody signed in: nothing is withheld from anybody', async () => {
  await settle();
  expect(access.withheld.value).toBeNull();
  access.allow();
  expect(asked).toEqual([]);
});

test('the host of the account is named while it is withheld, and only that one', async () => {
  granted.add('https://cliq.zoho.com');
  dataCenter.value = 'ca';
  await settle();
  expect(access.withheld.value).toBe('cliq.zohocloud.ca');
  dataCenter.value = 'us';
  await settle();
  expect(access.withheld.value).toBeNull();
});

test('taken and given elsewhere is noticed', async () => {
  granted.add('https://cliq.zoho.eu');
  dataCenter.value = 'eu';
  await settle();
  granted.clear();
  change();
  await settle();
  expect(access.withheld.value).toBe('cliq.zoho.eu');
  granted.add('https://cliq.zoho.eu');
  change();
  await settle();
  expect(access.withheld.value).toBeNull();
});

test('asked for in the same turn as the click, and then no longer withheld', async () => {
  dataCenter.value = 'eu';
  await settle();
  access.allow();
  expect(asked).toEqual(['https://cliq.zoho.eu']);
  await settle();
  expect(access.withheld.value).toBeNull();
  expect(access.wasDenied.value).toBe(false);
});

test.each([
  ['refused by the user', async () => false],
  ['refused by the browser', async () => Promise.reject(new Error('no user gesture'))],
])('%s: said, until it is allowed', async (_name, answer) => {
  dataCenter.value = 'eu';
  await settle();
  decision = answer;
  access.allow();
  await settle();
  expect(access.wasDenied.value).toBe(true);
  expect(access.withheld.value).toBe('cliq.zoho.eu');
  granted.add('https://cliq.zoho.eu');
  change();
  await settle();
  expect(access.wasDenied.value).toBe(false);
});

test('an answer about an account that is gone is not believed', async () => {
  dataCenter.value = 'eu';
  dataCenter.value = null;
  await settle();
  expect(access.withheld.value).toBeNull();
});
