// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { ServiceError } from '../stars/service-error';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { account, optionsPage, redirectUrl } from './testing/options-page';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../popup/testing/fake-browser')).fakeBrowser,
}));

let page: ReturnType<typeof optionsPage>;

beforeEach(async () => {
  page = optionsPage();
  await page.open();
});
afterEach(() => page.close());

test('what has to be registered at Zoho can be read and copied', async () => {
  expect(page.field('Redirect URL')?.value).toBe(redirectUrl);
  expect(page.field('Redirect URL')?.readOnly).toBe(true);
  expect(page.field('JavaScript domain')?.value).toBe('https://abcdefghijklmnop.chromiumapp.org');
  await page.press('Copy');
  expect(page.calls).toEqual([`copy ${redirectUrl}`]);
  expect(page.root.textContent).toContain('Copied');
});

test.each([
  ['', messages.error_client_id_missing.message],
  ['4c6f7267a2b1d0e9', messages.error_client_id_malformed.message],
])('%j is refused beside the field before anything opens', async (value, sentence) => {
  await page.type('Client ID', value);
  await page.press('Sign in to Zoho');
  expect(page.calls).toEqual([]);
  expect(page.root.querySelector('#client-id-problem')?.textContent).toContain(sentence);
  expect(page.field('Client ID')?.getAttribute('aria-invalid')).toBe('true');
});

test('a client ID is cleaned, kept and used with the chosen data center', async () => {
  const select = page.root.querySelector<HTMLSelectElement>('#data-center');
  expect([...page.root.querySelectorAll('#data-center option')].map((option) => option.textContent)).toEqual([
    'United States (cliq.zoho.com)',
    'Europe (cliq.zoho.eu)',
    'India (cliq.zoho.in)',
  ]);
  if (select) select.value = 'eu';
  select?.dispatchEvent(new Event('change', { bubbles: true }));
  await page.type('Client ID', ' "1000.ABC123"\n');
  await page.press('Sign in to Zoho');
  expect(page.calls).toEqual(['signIn 1000.ABC123 eu']);
  expect(page.kept).toMatchObject({ clientId: '1000.ABC123', dataCenter: 'eu' });
});

test('what is chosen before the settings were read counts, beside the rest of them', async () => {
  page.kept = { ...signInSettings, clientId: '1000.KEPT' };
  const opening = page.open();
  void page.store().choose({ dataCenter: 'eu' });
  await opening;
  await page.settle();
  expect(page.field('Client ID')?.value).toBe('1000.KEPT');
  expect(page.kept).toEqual({ ...signInSettings, clientId: '1000.KEPT', dataCenter: 'eu' });
});

test('a failed sign-in says why', async () => {
  page.failure = new ServiceError('sign-in-denied');
  await page.type('Client ID', '1000.ABC123');
  await page.press('Sign in to Zoho');
  expect([...page.root.querySelectorAll('[role=alert]')].map((alert) => alert.textContent)).toContain(
    messages.error_sign_in_denied.message,
  );
});

describe('with a client of the organization', () => {
  beforeEach(async () => {
    page.kept = { ...signInSettings, clientId: '1000.OWN', dataCenter: 'us' };
    page.managed = { clientId: '1000.COMPANY', dataCenter: 'eu', asksEmail: true };
    await page.open();
  });
  const checkbox = () => page.root.querySelector<HTMLInputElement>('input[type=checkbox]');
  const described = (control: Element | null | undefined) =>
    (control?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => page.root.querySelector(`[id="${id}"]`)?.textContent ?? '')
      .join(' ');

  test('its settings are shown and cannot be changed, and nobody is told how to register one', () => {
    const controls = [page.field('Client ID'), page.root.querySelector<HTMLSelectElement>('#data-center'), checkbox()];
    expect(controls.map((control) => control?.disabled)).toEqual([true, true, true]);
    expect(controls.map((control) => described(control).includes('Set by your organization'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(page.field('Client ID')?.value).toBe('1000.COMPANY');
    expect(page.root.querySelector<HTMLSelectElement>('#data-center')?.value).toBe('eu');
    expect(checkbox()?.checked).toBe(true);
    expect(page.field('Redirect URL')).toBeNull();
    expect(page.root.textContent).not.toContain('api-console');
  });

  test('what the user types meanwhile is not lost when the policy changes', async () => {
    await page.managedChanges({});
    await page.type('Client ID', '1000.HALF');
    await page.managedChanges({ asksEmail: true });
    expect(page.field('Client ID')?.value).toBe('1000.HALF');
  });

  test('one press signs in', async () => {
    await page.press('Sign in to Zoho');
    expect(page.calls).toEqual(['signIn 1000.COMPANY eu']);
    expect(page.kept).toEqual({ ...signInSettings, clientId: '1000.OWN', dataCenter: 'us' });
  });

  test('what it leaves open is the user’s, and what it takes back as well', async () => {
    await page.managedChanges({ clientId: '1000.COMPANY' });
    expect(page.root.querySelector<HTMLSelectElement>('#data-center')?.disabled).toBe(false);
    expect(page.root.querySelector<HTMLSelectElement>('#data-center')?.value).toBe('us');
    expect(checkbox()?.disabled).toBe(false);
    await page.managedChanges({});
    expect(page.field('Client ID')).toMatchObject({ disabled: false, value: '1000.OWN' });
    expect(page.root.textContent).not.toContain('Set by your organization');
    expect(page.field('Redirect URL')?.value).toBe(redirectUrl);
  });
});

test('the user may let Zoho be asked for the e-mail address, and then reads whose account it is', async () => {
  const box = page.root.querySelector<HTMLInputElement>('input[type=checkbox]');
  expect(box?.closest('label')?.textContent).toBe('Also ask for my e-mail address');
  expect(box?.checked).toBe(false);
  box?.click();
  await page.settle();
  expect(page.kept?.asksEmail).toBe(true);
  page.status = { ...page.status, account: { ...account, identity: { userId: '1', email: 'alice@example.com' } } };
  await page.read();
  expect(page.root.textContent).toContain('alice@example.com');
});

test('what is in the way is said beside the account', async () => {
  const problem = { detail: 'GET 403', at: 0, tries: 1 };
  page.status = { ...page.status, account, problem: { ...problem, kind: 'no-access' } };
  await page.open();
  expect(page.root.querySelector('.account')?.textContent).toContain(messages.obstacle_no_access.message);
  const signInNeeded = { ...account, signInNeeded: true };
  page.status = { ...page.status, account: signInNeeded, problem: { ...problem, kind: 'scope' } };
  await page.read();
  expect(page.root.querySelector('.account')?.textContent).toContain(messages.obstacle_scope.message);
  expect(page.root.querySelector('.account')?.textContent).not.toContain(messages.options_signInEnded.message);
  expect(page.button('Sign in to Zoho')).toBeDefined();
});

test('a window that was closed opens the list of what to check, with the redirect URL to copy; a refusal by the user does not', async () => {
  const checks = () =>
    [...page.root.querySelectorAll('details')].find((each) => each.textContent.includes('oauth_app_blocked'));
  await page.type('Client ID', '1000.ABC123');
  page.failure = new ServiceError('sign-in-denied');
  await page.press('Sign in to Zoho');
  expect(checks()?.open).toBe(false);
  page.failure = new ServiceError('sign-in-closed');
  await page.press('Sign in to Zoho');
  await expect.poll(() => checks()?.open).toBe(true);
  const order = ['Client ID', redirectUrl, 'data center'].map((words) => checks()?.textContent.indexOf(words) ?? -1);
  expect(order).toEqual([...order].sort((left, right) => left - right));
  expect(order).not.toContain(-1);
  checks()?.querySelector('button')?.click();
  await page.settle();
  expect(page.calls.at(-1)).toBe(`copy ${redirectUrl}`);
});

test('a wrong clock is said beside a sign-in that failed', async () => {
  page.status = { ...page.status, clockAheadMs: 2 * 3_600_000 };
  await page.open();
  page.failure = new ServiceError('sign-in-page-unreachable');
  await page.type('Client ID', '1000.ABC123');
  await page.press('Sign in to Zoho');
  expect(page.root.querySelector('.sign-in [role="alert"]')?.textContent).toContain('clock is 2 hours ahead of Zoho’s');
});
