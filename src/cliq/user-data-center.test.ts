import { describe, expect, test } from 'vitest';
import { dataCenters } from './data-centers';
import { userDataCenter } from './user-data-center';

const named = (values: Record<string, string>) => userDataCenter((name) => values[name] ?? null);

describe.each(Object.values(dataCenters))('$id', ({ id, accountsOrigin, apiDomainHost }) => {
  const other = id === 'us' ? dataCenters.eu : dataCenters.us;

  test('by location, whatever else is said', () => {
    expect(named({ location: id })).toBe(id);
    expect(
      named({
        location: id,
        'accounts-server': other.accountsOrigin,
        api_domain: `https://${other.apiDomainHost}`,
      }),
    ).toBe(id);
  });

  test('by the accounts server, before the API domain', () => {
    expect(named({ 'accounts-server': accountsOrigin, api_domain: `https://${other.apiDomainHost}` })).toBe(id);
  });

  test('by the API domain, when nothing else is said', () => {
    expect(named({ api_domain: `https://${apiDomainHost}` })).toBe(id);
    expect(named({ location: 'nowhere', 'accounts-server': '', api_domain: `https://${apiDomainHost}/` })).toBe(id);
  });
});

test.each([
  [{}],
  [{ location: 'ae' }],
  [{ location: '__proto__' }],
  [{ 'accounts-server': 'https://accounts.zoho.eu.evil.example' }],
  [{ 'accounts-server': 'https://accounts.zoho.ca' }],
  [{ 'accounts-server': 'http://accounts.zoho.eu' }],
  [{ api_domain: 'https://www.zohoapis.eu:8443' }],
  [{ api_domain: 'www.zohoapis.eu' }],
])('%j names no data center of the table', (values) => {
  expect(named(values)).toBeNull();
});
