import { expect, test } from 'vitest';
import manifest from '../../manifest.json';
import { accountsOrigins, cliqMatchPatterns, dataCenterOfHost, dataCenters } from './data-centers';

test('the manifest asks for the nine Cliq hosts and no other', () => {
  expect(manifest.host_permissions.toSorted()).toEqual(cliqMatchPatterns.toSorted());
  expect(manifest.content_scripts.flatMap(({ matches }) => matches).toSorted()).toEqual(cliqMatchPatterns.toSorted());
});

test('the nine accounts hosts, and no other, may be asked for later', () => {
  const patterns = accountsOrigins.map((origin) => `${origin}/*`);
  expect(manifest.optional_host_permissions.toSorted()).toEqual(patterns.toSorted());
});

test('pages may connect to the nine Cliq hosts and the nine accounts hosts and no other', () => {
  const directive = /connect-src ([^;]+);/.exec(manifest.content_security_policy.extension_pages)?.[1];
  const origins = Object.values(dataCenters).flatMap(({ cliqOrigin, accountsOrigin }) => [cliqOrigin, accountsOrigin]);
  expect(directive?.split(' ').toSorted()).toEqual(origins.toSorted());
});

test.each(Object.values(dataCenters))('$cliqOrigin is $id', (dataCenter) => {
  expect(dataCenterOfHost(new URL(dataCenter.cliqOrigin).host)).toBe(dataCenter);
  expect(dataCenters[dataCenter.id]).toBe(dataCenter);
});

test.each([
  'cliq.zoho.ca',
  'cliq.zoho.com.',
  'cliq.zoho.com:8443',
  'cliq.zoho.com.evil.example',
  'zoho.com',
  'accounts.zoho.com',
  '__proto__',
  '',
])('%s is not a host of Cliq', (host) => {
  expect(dataCenterOfHost(host)).toBeNull();
});

test('Canada is on zohocloud.ca', () => {
  expect(dataCenters.ca.cliqOrigin).toBe('https://cliq.zohocloud.ca');
  expect(dataCenters.ca.accountsOrigin).toBe('https://accounts.zohocloud.ca');
});
