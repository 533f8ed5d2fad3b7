import { render } from 'preact';
import { systemClock } from '../../browser/system-clock';
import type { Account, DataCenterId } from '../../stars/account';
import type { ServiceError } from '../../stars/service-error';
import type { ServiceStatus } from '../../stars/service-status';
import type { SignInSettings } from '../../stars/star-service';
import { signInSettings } from '../../stars/testing/sign-in-settings';
import { AccountSection } from '../account';
import { accountStore } from '../account-store';

export const redirectUrl = 'https://abcdefghijklmnop.chromiumapp.org/';
export const account: Account = {
  id: 'a',
  dataCenter: 'eu',
  organizationId: null,
  signInNeeded: false,
  isDoubted: false,
  identity: null,
};

/** What the page finds. */
interface Found {
  kept: SignInSettings | null;
  /** The data center of the open Cliq tab. */
  openCliq: DataCenterId | null;
  isAllowed: boolean;
  /** What the organization has set. */
  managed: Partial<SignInSettings>;
  status: ServiceStatus;
  /** How it is read: `status`, when nothing else is said. */
  readStatus: () => Promise<ServiceStatus>;
  starCount: number;
  /** What the next sign-ins fail with. */
  failure: ServiceError | null;
}

/** The options over what a test holds in its hands; changes show after `read`. */
export function optionsPage() {
  const page: Found = {
    kept: null,
    openCliq: null,
    isAllowed: true,
    managed: {},
    status: {
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
    },
    readStatus: async () => ({ ...page.status }),
    starCount: 0,
    failure: null,
  };
  const calls: string[] = [];
  const signIns: SignInSettings[] = [];
  const accessListeners: (() => void)[] = [];
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 10));

  function openStore() {
    return accountStore({
      reader: Promise.resolve({ status: () => page.readStatus(), count: async () => page.starCount }),
      service: {
        async signIn(settings, clientSecret) {
          signIns.push(settings);
          calls.push(`signIn ${settings.clientId} ${settings.dataCenter} ${clientSecret}`.trim());
          if (page.failure) throw page.failure;
          return account;
        },
        sendNow: async () => void calls.push('sendNow'),
        signOut: async () => void calls.push('signOut'),
      },
      readSettings: async () => page.kept ?? { ...signInSettings, clientId: '' },
      keepSettings: async (settings) => {
        page.kept = settings;
      },
      readManaged: async () => page.managed,
      areSettingsKept: async () => page.kept !== null,
      openCliq: async () => page.openCliq,
      access: {
        has: async () => page.isAllowed,
        request: async () => {
          page.isAllowed = true;
          return true;
        },
        onChange: (listener) => accessListeners.push(listener),
      },
      onChange: () => {},
      copy: async (text) => void calls.push(`copy ${text}`),
      keptClientId: async () => null,
      requestAccountsAccess: async () => true,
      clock: systemClock,
      stop: new AbortController().signal,
    });
  }

  const root = document.createElement('div');
  document.body.append(root);
  let store = openStore();

  async function open(): Promise<void> {
    render(null, root);
    store = openStore();
    const dataCenters = [
      { id: 'us', cliqHost: 'cliq.zoho.com' },
      { id: 'eu', cliqHost: 'cliq.zoho.eu' },
      { id: 'in', cliqHost: 'cliq.zoho.in' },
    ] as const;
    render(<AccountSection store={store} dataCenters={dataCenters} redirectUrl={redirectUrl} />, root);
    await store.open();
    await settle();
  }

  const button = (name: string) => [...root.querySelectorAll('button')].find((each) => each.textContent === name);
  const field = (label: string) => {
    const id = [...root.querySelectorAll('label')].find((each) => each.textContent === label)?.htmlFor;
    return root.querySelector<HTMLInputElement>(`[id="${id}"]`);
  };

  return Object.assign(page, {
    root,
    signIns,
    /** What was asked of the background and of the clipboard, in order. */
    calls,
    store: () => store,
    settle,
    /** What the organization has set is another by now. */
    async managedChanges(managed: Partial<SignInSettings>) {
      page.managed = managed;
      await store.readManaged();
      await settle();
    },
    /** Opens the page, anew when it is open. */
    open,
    /** The page comes back to the front. */
    async read() {
      await store.read();
      await settle();
    },
    async accessChanges() {
      for (const listener of accessListeners) listener();
      await settle();
    },
    field,
    button,
    links: () => [...root.querySelectorAll('a')].map(({ href }) => href),
    /** Title and state of each step. */
    steps: () =>
      [...root.querySelectorAll('.steps > li')].map((step) => [
        step.querySelector('h2')?.textContent,
        step.getAttribute('aria-current') === 'step'
          ? 'current'
          : (step.querySelector('.step-done')?.textContent ?? ''),
      ]),
    async press(name: string) {
      button(name)?.click();
      await settle();
    },
    async type(label: string, value: string) {
      const input = field(label);
      if (!input) throw new Error(`no ${label}`);
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
    /** Leaves a field that was changed. */
    async leave(label: string) {
      field(label)?.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    },
    close() {
      render(null, root);
      root.remove();
    },
  });
}
