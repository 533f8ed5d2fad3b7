import { describe, expect, it } from 'vitest';
import { captivePortal } from '../fault-answers';
import { DATA_CENTERS } from '../hosts';
import { createCaller } from '../send-request';
import { testStandIn } from '../test-stand-in';
import type { Client } from './client';
import { createSignInCaller, fragmentOf, pageOf } from './test-sign-in';

const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';
const REQUEST = {
  response_type: 'token',
  client_id: '1000.OURS',
  scope: 'ZohoCliq.Messages.READ',
  redirect_uri: REDIRECT,
};

async function fresh(client: Partial<Client> = {}) {
  const standIn = await testStandIn({ clients: [{ id: '1000.OURS', redirectUris: [REDIRECT], ...client }] });
  const [account] = standIn.accounts;
  return { standIn, account, ...createSignInCaller(standIn, REQUEST) };
}

describe.each(DATA_CENTERS)('a user of $location', ({ location, accounts, cliq, apiDomain }) => {
  it('is named by the answer, and the token works on the Cliq host of this data center alone', async () => {
    const { standIn, account, decide } = await fresh();
    account.dataCenter = location;
    const start = location === 'cn' ? accounts : 'accounts.zoho.com';
    const values = fragmentOf(await decide('accept', {}, start));
    expect([values.get('location'), values.get('api_domain')]).toEqual([location, apiDomain]);
    const value = values.get('access_token') ?? '';
    for (const center of DATA_CENTERS) {
      const { status } = await createCaller(standIn, value, center.cliq).list();
      expect([center.cliq, status]).toEqual([center.cliq, center.cliq === cliq ? 200 : 401]);
    }
  });
});

describe('a client registered in one data center', () => {
  it('signs in the users of all others but China, and is unknown there', async () => {
    const { account, open } = await fresh({ dataCenter: 'us' });
    for (const { location } of DATA_CENTERS) {
      account.dataCenter = location;
      const words = location === 'cn' ? 'Invalid Client' : 'Accept';
      expect([location, pageOf(await open())]).toEqual([location, expect.stringContaining(words)]);
    }
    expect(pageOf(await open({}, 'accounts.zoho.com.cn'))).toContain('Invalid Client');
  });

  it('signs in the users of China if it was registered there, and nobody else', async () => {
    const { account, open } = await fresh({ dataCenter: 'cn' });
    expect(pageOf(await open())).toContain('Invalid Client');
    expect(pageOf(await open({}, 'accounts.zoho.com.cn'))).toContain('Invalid Client');
    account.dataCenter = 'cn';
    expect(pageOf(await open())).toContain('Invalid Client');
    expect(pageOf(await open({}, 'accounts.zoho.com.cn'))).toContain('Accept');
  });

  it('is unknown where it was not enabled: to the host, and for the users', async () => {
    const { account, open } = await fresh({ dataCenter: 'eu', enabledIn: ['in'] });
    expect(pageOf(await open())).toContain('Invalid Client');
    expect(pageOf(await open({}, 'accounts.zoho.eu'))).toContain('Invalid Client');
    account.dataCenter = 'in';
    expect(pageOf(await open({}, 'accounts.zoho.eu'))).toContain('Accept');
    expect(pageOf(await open({}, 'accounts.zoho.in'))).toContain('Accept');
  });

  it('finds a user of China signed out elsewhere, if switched so', async () => {
    const { standIn, account, open } = await fresh();
    standIn.switches.chinaElsewhere = 'signed-out';
    account.dataCenter = 'cn';
    expect(pageOf(await open())).toContain('signed out');
    account.dataCenter = 'us';
    expect(pageOf(await open({}, 'accounts.zoho.com.cn'))).toContain('signed out');
  });
});

describe('a page that does not redirect', () => {
  it('is shown for a JavaScript domain that is not registered', async () => {
    const { open } = await fresh({ javascriptDomains: ['https://elsewhere.example'] });
    expect(pageOf(await open())).toContain('Invalid JavaScript Domain');
    const registered = await fresh({ javascriptDomains: [new URL(REDIRECT).origin] });
    expect(pageOf(await registered.open())).toContain('Accept');
  });

  it('is shown for an application that the administrator blocked', async () => {
    const { standIn, open, decide } = await fresh();
    standIn.blockedClients.add('1000.OURS');
    for (const page of [await open(), await decide('accept')]) expect(pageOf(page)).toContain('oauth_app_blocked');
    expect(standIn.grants).toEqual([]);
  });

  it('is a captive portal’s, on a sign-in host as on any', async () => {
    const { standIn, open, token } = await fresh();
    standIn.faults.add({ on: { host: 'accounts.zoho.com' }, times: 2, answer: captivePortal });
    expect((await open({}, 'accounts.zoho.eu')).body).toContain('Accept');
    expect((await open()).body).toContain('Accept our terms');
    expect((await token({})).headers['content-type']).toContain('text/html');
    expect(standIn.log.accounts('/oauth/v2/token')[0]?.status).toBe(200);
  });
});
