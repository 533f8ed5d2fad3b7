// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { systemClock } from '../browser/system-clock';
import type { SignInSettings } from '../stars/star-service';
import { signInSettings } from '../stars/testing/sign-in-settings';
import { type AccountStore, accountStore } from './account-store';
import { OwnClientField } from './own-client-field';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../popup/testing/fake-browser')).fakeBrowser,
}));

const clientId = '1000.ABC123';
const account = {
  id: 'a',
  dataCenter: 'us',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
} as const;
let root: HTMLElement;
let calls: string[];
let stored: SignInSettings;
let kept: string | null;
let givesAccess: boolean;
let store: AccountStore;

beforeEach(async () => {
  calls = [];
  stored = { ...signInSettings, clientId };
  kept = null;
  givesAccess = true;
  store = accountStore({
    reader: Promise.reject(new Error('no database here')),
    service: {
      async signIn(settings, clientSecret) {
        calls.push(`signIn ${settings.clientKind} ${settings.clientId} "${clientSecret}"`);
        return account;
      },
      sendNow: async () => undefined,
      signOut: async () => undefined,
    },
    readSettings: async () => stored,
    readManaged: async () => ({}),
    areSettingsKept: async () => false,
    openCliq: async () => null,
    access: { has: async () => true, request: async () => true, onChange: () => {} },
    keepSettings: async (settings) => {
      stored = settings;
    },
    onChange: () => {},
    copy: async () => undefined,
    keptClientId: async () => kept,
    requestAccountsAccess: async () => {
      calls.push('access');
      return givesAccess;
    },
    clock: systemClock,
    stop: new AbortController().signal,
  });
  root = document.createElement('div');
  document.body.append(root);
  await store.open();
  render(<OwnClientField store={store} />, root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const secretField = () => root.querySelector<HTMLInputElement>('#client-secret');
const problem = () => root.querySelector('#client-secret-problem')?.textContent;

async function chooseServerBased(): Promise<void> {
  const select = root.querySelector<HTMLSelectElement>('#client-kind');
  if (!select) throw new Error('no kind of client');
  select.value = 'server-based';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(secretField).not.toBeNull();
}
function typeSecret(value: string): void {
  const field = secretField();
  if (!field) throw new Error('no field for the secret');
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

test('a secret is asked for only where there is one, hidden while it is typed', async () => {
  expect(secretField()).toBeNull();
  await chooseServerBased();
  expect(secretField()?.type).toBe('password');
  expect(stored.clientKind).toBe('server-based');
});

test('access is asked for first; the secret goes to the background once, is forgotten here, and is in no setting', async () => {
  await chooseServerBased();
  typeSecret(' very-secret\n');
  await store.signIn();
  expect(calls).toEqual(['access', `signIn server-based ${clientId} "very-secret"`]);
  expect(JSON.stringify([stored, store.settings.value])).not.toContain('very-secret');
  await expect.poll(() => secretField()?.value).toBe('');
});

test('without a secret nothing opens, and the field says so until one is typed', async () => {
  await chooseServerBased();
  await store.signIn();
  expect(calls).toEqual([]);
  await expect.poll(problem).toBe(messages.error_client_secret_missing.message);
  expect(secretField()?.getAttribute('aria-invalid')).toBe('true');
  typeSecret('v');
  await expect.poll(problem).toBe('');
});

test('the secret that is kept need not be typed again; that of another client must be', async () => {
  kept = clientId;
  await store.open();
  await chooseServerBased();
  await expect.poll(() => secretField()?.placeholder).toBe(messages.options_clientSecretKept.message);
  await store.signIn();
  expect(calls).toEqual(['access', `signIn server-based ${clientId} ""`]);
  store.typeClientId('1000.OTHER');
  await store.signIn();
  expect(calls).toHaveLength(2);
  await expect.poll(() => secretField()?.placeholder).toBe('');
});

test('whoever refuses access is told what it is for, and Zoho is not opened', async () => {
  givesAccess = false;
  await chooseServerBased();
  typeSecret('very-secret');
  await store.signIn();
  expect(calls).toEqual(['access']);
  expect(store.error.value?.code).toBe('accounts-access-missing');
  expect(store.ownClient.secret.value).toBe('very-secret');
});

test('a client without a secret asks for no access, and hands nothing over', async () => {
  await chooseServerBased();
  typeSecret('very-secret');
  await store.choose({ clientKind: 'client-based' });
  await store.signIn();
  expect(calls).toEqual([`signIn client-based ${clientId} ""`]);
});
