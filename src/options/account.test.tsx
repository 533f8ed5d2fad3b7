// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  return { default: { i18n: { getMessage } } };
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
let stored: SignInSettings;
let failure: ServiceError | null;
let store: AccountStore;

beforeEach(async () => {
  calls = [];
  failure = null;
  stored = { ...signInSettings, clientId: '' };
  status = {
    account: null,
    syncedAt: null,
    isComplete: false,
    starCount: 0,
    waiting: 0,
    failed: [],
    pauses: [],
    problem: null,
  };
  store = accountStore({
    reader: Promise.resolve({
      status: async () => ({ ...status }),
      newest: async () => [],
      rowsOf: async () => [],
      close() {},
    }),
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
    saveSettings: async (settings) => {
      stored = settings;
    },
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
  expect(root.querySelector('output')?.textContent).toContain('Still waiting: 2');
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
