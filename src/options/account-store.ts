import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';
import { type ClientIdProblem, cleanClientId, clientIdProblem } from '../stars/client-id';
import { ServiceError, type ServiceErrorCode } from '../stars/service-error';
import type { ServiceStatus } from '../stars/service-status';
import type { ChangeNotice, SignInSettings, StarService } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import { type OwnClientStore, ownClientStore } from './own-client-store';
import { type SignOutStore, signOutStore } from './sign-out-store';

export interface AccountSources {
  reader: Promise<StarReader>;
  service: Pick<StarService, 'signIn' | 'sendNow' | 'signOut'>;
  readSettings: () => Promise<SignInSettings>;
  saveSettings: (settings: SignInSettings) => Promise<void>;
  onChange: (listener: (notice: ChangeNotice) => void, stop: AbortSignal) => void;
  copy: (text: string) => Promise<void>;
  /** The client whose secret is kept on this device. */
  keptClientId: () => Promise<string | null>;
  requestAccountsAccess: () => Promise<boolean>;
  clock: Clock;
  stop: AbortSignal;
}

export interface AccountStore {
  settings: ReadonlySignal<SignInSettings>;
  clientIdError: ReadonlySignal<ClientIdProblem | null>;
  ownClient: OwnClientStore;
  account: ReadonlySignal<Account | null>;
  signOut: SignOutStore;
  isBusy: ReadonlySignal<boolean>;
  error: ReadonlySignal<ServiceErrorCode | null>;
  open(): Promise<void>;
  /** Reads again who is signed in: notices may have been missed. */
  read(): Promise<void>;
  typeClientId(value: string): void;
  /** Checks and keeps what was typed. */
  keepClientId(): Promise<void>;
  choose(chosen: Partial<Omit<SignInSettings, 'clientId'>>): Promise<void>;
  signIn(): Promise<void>;
  copy(text: string): Promise<void>;
}

export function accountStore(sources: AccountSources): AccountStore {
  const settings = signal<SignInSettings>({
    clientId: '',
    dataCenter: 'us',
    clientKind: 'client-based',
    asksEmail: false,
  });
  const clientIdError = signal<ClientIdProblem | null>(null);
  const status = signal<ServiceStatus | null>(null);
  const isBusy = signal(false);
  const error = signal<ServiceErrorCode | null>(null);
  const ownClient = ownClientStore({ ...sources, settings });

  async function readStatus(): Promise<void> {
    try {
      status.value = await (await sources.reader).status();
    } catch {
      // No IndexedDB in this page (Firefox private windows): signing in works all the same.
      status.value = null;
    }
  }

  /** One deed at a time; what goes wrong is said, never thrown. */
  async function attempt(act: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.peek()) return false;
    isBusy.value = true;
    error.value = null;
    try {
      await act();
    } catch (cause) {
      error.value = cause instanceof ServiceError ? cause.code : 'unexpected';
    } finally {
      isBusy.value = false;
    }
    await Promise.all([readStatus(), ownClient.readKept()]);
    return error.peek() === null;
  }

  function cleanClient(): ReturnType<typeof clientIdProblem> {
    settings.value = { ...settings.peek(), clientId: cleanClientId(settings.peek().clientId) };
    return clientIdProblem(settings.peek().clientId);
  }

  async function keep(): Promise<void> {
    try {
      await sources.saveSettings(settings.peek());
    } catch {
      error.value = 'not-saved';
    }
  }

  return {
    settings,
    clientIdError,
    ownClient: ownClient.shown,
    account: computed(() => status.value?.account ?? null),
    signOut: signOutStore({ ...sources, status, readStatus, attempt }),
    isBusy,
    error,
    async open() {
      sources.onChange(() => void readStatus(), sources.stop);
      settings.value = await sources.readSettings();
      await Promise.all([readStatus(), ownClient.readKept()]);
    },
    read: readStatus,
    typeClientId(value) {
      settings.value = { ...settings.peek(), clientId: value };
      clientIdError.value = null;
    },
    async keepClientId() {
      const problem = cleanClient();
      clientIdError.value = problem === 'client-id-missing' ? null : problem;
      if (problem !== 'client-id-malformed') await keep();
    },
    async choose(chosen) {
      settings.value = { ...settings.peek(), ...chosen };
      await keep();
    },
    async signIn() {
      clientIdError.value = cleanClient();
      if (clientIdError.peek() !== null || !ownClient.isComplete()) return;
      await attempt(async () => {
        await ownClient.askForAccess();
        await keep();
        await sources.service.signIn(settings.peek(), ownClient.typedSecret());
        ownClient.forgetTyped();
      });
    },
    copy: sources.copy,
  };
}
