// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { systemClock } from '../browser/system-clock';
import { ServiceError } from '../stars/service-error';
import type { ServiceStatus } from '../stars/service-status';
import type { SignInSettings } from '../stars/star-service';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { AccountSection } from './account';
import { type AccountStore, accountStore } from './account-store';

vi.mock('webextension-polyfill', () => {
  const sentences = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));
  const getMessage = (key: string, [first = '']: string[] = []) => (sentences.get(key) ?? '').replace('$1', first);
  return { default: { i18n: { getMessage, getUILanguage: () => 'en' } } };
});

const redirectUrl = 'https://abcdefghijklmnop.chromiumapp.org/';
const account = {
  id: 'a',
  dataCenter: 'eu',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
} as const;
let root: HTMLElement;
let calls: string[];
let status: ServiceStatus;
let readStatus: () => Promise<ServiceStatus>;
let stored: SignInSettings;
/** What the organization has set. */
let given: Partial<SignInSettings>;
let failure: ServiceError | null;
let store: AccountStore;

beforeEach(async () => {
  calls = [];
  failure = null;
  given = {};
  stored = { ...signInSettings, clientId: '' };
  status = {
    account: null,
    syncedAt: null,
    isComplete: false,
    waiting: 0,
    restoring: 0,
    failed: [],
    pauses: [],
    problem: null,
    batches: [],
    clockAheadMs: 0,
  };
  readStatus = async () => ({ ...status });
  store = accountStore({
    reader: Promise.resolve({ status: () => readStatus(), count: async () => 0 }),
    service: {
      async signIn({ clientId, dataCenter }, clientSecret) {
        calls.push(`signIn ${clientId} ${dataCenter} ${clientSecret}`.trim());
        if (failure) throw failure;
        return account;
      },
      sendNow: async () => void calls.push('sendNow'),
      signOut: async () => void calls.push('signOut'),
    },
    readSettings: async () => stored,
    readManaged: async () => given,
    saveSettings: async (settings) => {
      stored = settings;
    },
    areSettingsKept: async () => false,
    openCliq: async () => null,
    access: { has: async () => true, request: async () => true, onChange: () => {} },
    onChange: () => {},
    copy: async (text) => void calls.push(`copy ${text}`),
    keptClientId: async () => null,
    requestAccountsAccess: async () => true,
    clock: systemClock,
    stop: new AbortController().signal,
  });
  root = document.createElement('div');
  document.body.append(root);
  const dataCenters = [
    { id: 'us', cliqHost: 'cliq.zoho.com' },
    { id: 'eu', cliqHost: 'cliq.zoho.eu' },
  ] as const;
  render(<AccountSection store={store} dataCenters={dataCenters} redirectUrl={redirectUrl} />, root);
  await store.open();
  await settle();
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));
const button = (name: string) => [...root.querySelectorAll('button')].find((each) => each.textContent === name);
const field = (label: string) => {
  const id = [...root.querySelectorAll('label')].find((each) => each.textContent === label)?.htmlFor;
  return root.querySelector<HTMLInputElement>(`[id="${id}"]`);
};
async function press(name: string) {
  button(name)?.click();
  await settle();
}
async function type(label: string, value: string) {
  const input = field(label);
  if (!input) throw new Error(`no ${label}`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

test('what has to be registered at Zoho can be read and copied', async () => {
  expect(field('Redirect URL')?.value).toBe(redirectUrl);
  expect(field('Redirect URL')?.readOnly).toBe(true);
  expect(field('JavaScript domain')?.value).toBe('https://abcdefghijklmnop.chromiumapp.org');
  await press('Copy');
  expect(calls).toEqual([`copy ${redirectUrl}`]);
  expect(root.textContent).toContain('Copied');
});

test.each([
  ['', messages.error_client_id_missing.message],
  ['4c6f7267a2b1d0e9', messages.error_client_id_malformed.message],
])('%j is refused beside the field before anything opens', async (value, sentence) => {
  await type('Client ID', value);
  await press('Sign in to Zoho');
  expect(calls).toEqual([]);
  expect(root.querySelector('#client-id-problem')?.textContent).toContain(sentence);
  expect(field('Client ID')?.getAttribute('aria-invalid')).toBe('true');
});

test('a client ID is cleaned, kept and used with the chosen data center', async () => {
  const select = root.querySelector<HTMLSelectElement>('#data-center');
  expect([...root.querySelectorAll('#data-center option')].map((option) => option.textContent)).toEqual([
    'United States (cliq.zoho.com)',
    'Europe (cliq.zoho.eu)',
  ]);
  if (select) select.value = 'eu';
  select?.dispatchEvent(new Event('change', { bubbles: true }));
  await type('Client ID', ' "1000.ABC123"\n');
  await press('Sign in to Zoho');
  expect(calls).toEqual(['signIn 1000.ABC123 eu']);
  expect(stored).toMatchObject({ clientId: '1000.ABC123', dataCenter: 'eu' });
});

test('a failed sign-in says why', async () => {
  failure = new ServiceError('sign-in-denied');
  await type('Client ID', '1000.ABC123');
  await press('Sign in to Zoho');
  expect([...root.querySelectorAll('[role=alert]')].map((alert) => alert.textContent)).toContain(
    messages.error_sign_in_denied.message,
  );
});

describe('with a client of the organization', () => {
  beforeEach(async () => {
    stored = { ...signInSettings, clientId: '1000.OWN', dataCenter: 'us' };
    given = { clientId: '1000.COMPANY', dataCenter: 'eu', asksEmail: true };
    await store.open();
    await settle();
  });
  const checkbox = () => root.querySelector<HTMLInputElement>('input[type=checkbox]');
  const described = (control: Element | null | undefined) =>
    (control?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => root.querySelector(`[id="${id}"]`)?.textContent ?? '')
      .join(' ');

  test('its settings are shown and cannot be changed, and nobody is told how to register one', () => {
    const controls = [field('Client ID'), root.querySelector<HTMLSelectElement>('#data-center'), checkbox()];
    expect(controls.map((control) => control?.disabled)).toEqual([true, true, true]);
    expect(controls.map((control) => described(control).includes('Set by your organization'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(field('Client ID')?.value).toBe('1000.COMPANY');
    expect(root.querySelector<HTMLSelectElement>('#data-center')?.value).toBe('eu');
    expect(checkbox()?.checked).toBe(true);
    expect(field('Redirect URL')).toBeNull();
    expect(root.textContent).not.toContain('api-console');
  });

  test('what the user types meanwhile is not lost when the policy changes', async () => {
    given = {};
    await store.readManaged();
    await type('Client ID', '1000.HALF');
    given = { asksEmail: true };
    await store.readManaged();
    await settle();
    expect(field('Client ID')?.value).toBe('1000.HALF');
  });

  test('one press signs in', async () => {
    await press('Sign in to Zoho');
    expect(calls).toEqual(['signIn 1000.COMPANY eu']);
    expect(stored).toEqual({ ...signInSettings, clientId: '1000.OWN', dataCenter: 'us' });
  });

  test('what it leaves open is the user’s, and what it takes back as well', async () => {
    given = { clientId: '1000.COMPANY' };
    await store.readManaged();
    await settle();
    expect(root.querySelector<HTMLSelectElement>('#data-center')?.disabled).toBe(false);
    expect(root.querySelector<HTMLSelectElement>('#data-center')?.value).toBe('us');
    expect(checkbox()?.disabled).toBe(false);
    given = {};
    await store.readManaged();
    await settle();
    expect(field('Client ID')).toMatchObject({ disabled: false, value: '1000.OWN' });
    expect(root.textContent).not.toContain('Set by your organization');
    expect(field('Redirect URL')?.value).toBe(redirectUrl);
  });
});

test('the user may let Zoho be asked for the e-mail address, and then reads whose account it is', async () => {
  const box = root.querySelector<HTMLInputElement>('input[type=checkbox]');
  expect(box?.closest('label')?.textContent).toBe('Also ask for my e-mail address');
  expect(box?.checked).toBe(false);
  box?.click();
  await settle();
  expect(stored.asksEmail).toBe(true);
  status = { ...status, account: { ...account, identity: { userId: '1', email: 'alice@example.com' } } };
  await store.read();
  await settle();
  expect(root.textContent).toContain('alice@example.com');
});

test('signing out asks when changes have not reached Cliq', async () => {
  status = { ...status, account, waiting: 2 };
  await store.open();
  await settle();
  expect(root.textContent).toContain('Data center: Europe');
  await press('Sign out');
  expect(calls).toEqual([]);
  expect(root.querySelector('dialog')?.textContent).toContain('2 changes have not reached Cliq');
  await press('Stay signed in');
  await expect.poll(() => root.querySelector('dialog')?.open).toBe(false);
  await press('Sign out');
  await press('Discard');
  expect(calls).toEqual(['signOut']);
});

test('“Send first” sends, and signs out by itself when nothing waits any more', async () => {
  status = { ...status, account, waiting: 2 };
  await store.open();
  await press('Sign out');
  await press('Send first');
  expect(root.querySelector('dialog')?.textContent).toContain('Still waiting: 2');
  expect(calls).toEqual(['sendNow']);
  status = { ...status, waiting: 0 };
  await expect.poll(() => calls).toEqual(['sendNow', 'signOut']);
  await expect.poll(() => root.querySelector('dialog')?.open).toBe(false);
});

test('“Send first” says why it cannot, and the user stays signed in', async () => {
  status = { ...status, account: { ...account, signInNeeded: true }, waiting: 2 };
  await store.open();
  await press('Sign out');
  await press('Send first');
  expect(root.querySelector('dialog [role=alert]')?.textContent).toBe(messages.options_notSent_signIn.message);
  expect(button('Send first')).toBeDefined();
  expect(calls).toEqual(['sendNow']);
});

test('signing out with nothing to lose asks nothing', async () => {
  status = { ...status, account };
  await store.open();
  await settle();
  await press('Sign out');
  expect(calls).toEqual(['signOut']);
});

test('a slow read that began before signing out does not bring the account back', async () => {
  let end = () => {};
  const before = { ...status, account };
  readStatus = () =>
    new Promise((resolve) => {
      end = () => resolve(before);
    });
  const slow = store.read();
  await settle();
  readStatus = async () => ({ ...status });
  const next = store.read();
  await settle();
  end();
  await Promise.all([slow, next]);
  expect(store.account.value).toBeNull();
});

test('what is in the way is said beside the account', async () => {
  const problem = { detail: 'GET 403', at: 0, tries: 1 };
  status = { ...status, account, problem: { ...problem, kind: 'no-access' } };
  await store.open();
  await settle();
  expect(root.querySelector('.account')?.textContent).toContain(messages.obstacle_no_access.message);
  const signInNeeded = { ...account, signInNeeded: true };
  status = { ...status, account: signInNeeded, problem: { ...problem, kind: 'scope' } };
  await store.read();
  await settle();
  expect(root.querySelector('.account')?.textContent).toContain(messages.obstacle_scope.message);
  expect(root.querySelector('.account')?.textContent).not.toContain(messages.options_signInEnded.message);
  expect(button('Sign in to Zoho')).toBeDefined();
});

test('a window that was closed opens the list of what to check, with the redirect URL to copy; a refusal by the user does not', async () => {
  const checks = () =>
    [...root.querySelectorAll('details')].find((each) => each.textContent.includes('oauth_app_blocked'));
  await type('Client ID', '1000.ABC123');
  failure = new ServiceError('sign-in-denied');
  await press('Sign in to Zoho');
  expect(checks()?.open).toBe(false);
  failure = new ServiceError('sign-in-closed');
  await press('Sign in to Zoho');
  await expect.poll(() => checks()?.open).toBe(true);
  const order = ['Client ID', redirectUrl, 'data center'].map((words) => checks()?.textContent.indexOf(words) ?? -1);
  expect(order).toEqual([...order].sort((left, right) => left - right));
  expect(order).not.toContain(-1);
  checks()?.querySelector('button')?.click();
  await settle();
  expect(calls.at(-1)).toBe(`copy ${redirectUrl}`);
});

test('a wrong clock is said beside a sign-in that failed', async () => {
  status = { ...status, clockAheadMs: 2 * 3_600_000 };
  await store.open();
  failure = new ServiceError('sign-in-page-unreachable');
  await type('Client ID', '1000.ABC123');
  await press('Sign in to Zoho');
  expect(root.querySelector('.sign-in [role="alert"]')?.textContent).toContain('clock is 2 hours ahead of Zoho’s');
});
