import type { Page } from '@playwright/test';
import { openChat } from '../fixtures/chat-page';
import { acceptConsent, beginSignIn, clientId, openOptions } from '../fixtures/sign-in';
import { expect, test } from '../fixtures/test';
import { redirectAnswer } from '../stand-in/answer';
import type { StandIn } from '../stand-in/stand-in';

const text = 'I cried a little. Ship it.';
const dataCenter = (options: Page) => options.getByRole('combobox', { name: 'Data center' });
const hostsOf = (requests: { host: string }[]) => [...new Set(requests.map(({ host }) => host))];

/** What a user of this data center sees and sends. */
async function starIn(extension: Parameters<typeof openChat>[0], standIn: StandIn, host: string): Promise<void> {
  const chat = await openChat(extension, '/', host);
  await chat.pickFromButton(text, 'Note');
  await expect.poll(() => standIn.stars()).toMatchObject([{ type: 'note' }]);
  expect(hostsOf(standIn.log.api())).toEqual([host]);
}

test.describe('a client registered in the United States', () => {
  test.use({ standInOptions: { clients: [{ id: clientId, redirectUris: 'any', dataCenter: 'us' }] } });

  test('serves a user of Europe: the answer says where to call', async ({ extension, standIn }) => {
    standIn.accounts[0].dataCenter = 'eu';
    const options = await openOptions(extension);
    const consent = await beginSignIn(extension, options);
    await acceptConsent(consent);
    await expect(options.getByText('Data center: Europe')).toBeVisible();
    expect(hostsOf(standIn.log.accounts('/oauth/v2/auth'))).toEqual(['accounts.zoho.com']);
    await starIn(extension, standIn, 'cliq.zoho.eu');
  });

  test('is unknown to users of China: said what to check', async ({ extension, standIn }) => {
    standIn.accounts[0].dataCenter = 'cn';
    const options = await openOptions(extension);
    await expect(options.getByText('Only accounts in China need a client registered in China')).toBeVisible();
    const page = await beginSignIn(extension, options);
    await expect(page.getByText('Invalid Client')).toBeVisible();
    await page.close();
    await expect(options.getByRole('alert').filter({ hasText: /./ })).toContainText(
      'check the client ID, the redirect URL and the data center',
    );
    expect(standIn.log.api()).toEqual([]);
  });

  test('serves a user of Japan whose answer names the API domain only', async ({ extension, standIn }) => {
    const [account] = standIn.accounts;
    account.dataCenter = 'jp';
    standIn.faults.add({
      on: { path: '/oauth/v2/auth' },
      answer: (_ordinary, { query }) => {
        const answer = new URLSearchParams({
          access_token: standIn.tokens.issue({ account }).value,
          expires_in: '3600',
          api_domain: 'https://www.zohoapis.jp',
          state: query.state?.[0] ?? '',
        });
        return redirectAnswer(`${query.redirect_uri?.[0] ?? ''}#&${answer}`);
      },
    });
    const options = await openOptions(extension);
    await options.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
    await options.getByRole('button', { name: 'Sign in to Zoho' }).click();
    await expect(options.getByText('Data center: Japan')).toBeVisible();
    await starIn(extension, standIn, 'cliq.zoho.jp');
  });
});

test.describe('a client registered in China', () => {
  test.use({ standInOptions: { clients: [{ id: clientId, redirectUris: 'any', dataCenter: 'cn' }] } });

  test('is asked for at China’s own accounts host, which the open Cliq tab has named', async ({
    extension,
    standIn,
  }) => {
    standIn.accounts[0].dataCenter = 'cn';
    await openChat(extension, '/', 'cliq.zoho.com.cn');
    const options = await openOptions(extension);
    await expect(dataCenter(options)).toHaveValue('cn');
    await expect(options.getByText('Taken from your open Cliq tab: cliq.zoho.com.cn')).toBeVisible();
    const consent = await beginSignIn(extension, options);
    await acceptConsent(consent);
    await expect(options.getByText('Data center: China')).toBeVisible();
    expect(hostsOf(standIn.log.accounts('/oauth/v2/auth'))).toEqual(['accounts.zoho.com.cn']);
    await starIn(extension, standIn, 'cliq.zoho.com.cn');
  });
});

test('the data center is taken from the Cliq tab used last, until the user chooses: that is kept', async ({
  extension,
}) => {
  await openChat(extension, '/', 'cliq.zohocloud.ca');
  const options = await openOptions(extension);
  await expect(dataCenter(options)).toHaveValue('ca');
  await expect(options.getByRole('link', { name: 'api-console.zohocloud.ca' })).toBeVisible();
  await openChat(extension, '/', 'cliq.zoho.eu');
  await options.reload();
  await expect(dataCenter(options)).toHaveValue('eu');
  await expect(options.getByText('Taken from your open Cliq tab: cliq.zoho.eu')).toBeVisible();

  await dataCenter(options).selectOption('in');
  await expect(options.getByText('Taken from your open Cliq tab')).toBeHidden();
  await expect(options.getByRole('link', { name: 'api-console.zoho.in' })).toHaveAttribute(
    'href',
    'https://api-console.zoho.in/',
  );
  await options.reload();
  await expect(dataCenter(options)).toHaveValue('in');
  await expect(options.getByText('Taken from your open Cliq tab')).toBeHidden();
});

test('a tab of another host proposes nothing', async ({ extension, standIn }) => {
  standIn.accounts[0].dataCenter = 'eu';
  const page = await extension.context.newPage();
  await page.goto('https://accounts.zoho.eu/');
  const options = await openOptions(extension);
  await expect(dataCenter(options)).toHaveValue('us');
  await expect(options.getByText('Taken from your open Cliq tab')).toBeHidden();
});
