import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StarReader } from '../replica/star-reader';
import type { Account } from '../stars/account';
import { type ClientIdProblem, cleanClientId, clientIdProblem } from '../stars/client-id';
import { ServiceError, type ServiceErrorCode } from '../stars/service-error';
import type { ServiceStatus } from '../stars/service-status';
import type { ChangeNotice, SignInSettings, StarService } from '../stars/star-service';

export interface AccountSources {
  reader: Promise<StarReader>;
  service: Pick<StarService, 'signIn' | 'signOut'>;
  /** The user's own. */
  readSettings: () => Promise<SignInSettings>;
  /** Those that the organization has set. */
  readManaged: () => Promise<Partial<SignInSettings>>;
  saveSettings: (settings: SignInSettings) => Promise<unknown>;
  onChange: (listener: (notice: ChangeNotice) => void, stop: AbortSignal) => void;
  copy: (text: string) => Promise<void>;
  stop: AbortSignal;
}

export interface AccountStore {
  /** Those that count. */
  settings: ReadonlySignal<SignInSettings>;
  /** Which of them the organization has set. */
  managed: ReadonlySignal<ReadonlySet<keyof SignInSettings>>;
  clientIdError: ReadonlySignal<ClientIdProblem | null>;
  account: ReadonlySignal<Account | null>;
  /** Changes that only this device knows: signing out would lose them. */
  undelivered: ReadonlySignal<number>;
  isAskingSignOut: ReadonlySignal<boolean>;
  isBusy: ReadonlySignal<boolean>;
  error: ReadonlySignal<ServiceErrorCode | null>;
  open(): Promise<void>;
  /** Reads what the organization has set. */
  readManaged(): Promise<void>;
  /** Reads again who is signed in: notices may have been missed. */
  read(): Promise<void>;
  typeClientId(value: string): void;
  /** Checks and keeps what was typed. */
  keepClientId(): Promise<void>;
  choose(chosen: Partial<Omit<SignInSettings, 'clientId'>>): Promise<void>;
  signIn(): Promise<void>;
  /** Signs out at once, or asks first when changes would be lost. */
  askSignOut(): Promise<void>;
  signOut(): Promise<void>;
  staySignedIn(): void;
  copy(text: string): Promise<void>;
}

const settingNames = ['clientId', 'dataCenter', 'clientKind', 'asksEmail'] as const;

export function accountStore(sources: AccountSources): AccountStore {
  const own = signal<SignInSettings>({
    clientId: '',
    dataCenter: 'us',
    clientKind: 'client-based',
    asksEmail: false,
  });
  const given = signal<Partial<SignInSettings>>({});
  const settings = computed(() => ({ ...own.value, ...given.value }));
  const clientIdError = signal<ClientIdProblem | null>(null);
  const status = signal<ServiceStatus | null>(null);
  const isAskingSignOut = signal(false);
  const isBusy = signal(false);
  const error = signal<ServiceErrorCode | null>(null);
  const undelivered = computed(() => (status.value ? status.value.waiting + status.value.failed.length : 0));

  async function readManaged(): Promise<void> {
    given.value = await sources.readManaged();
  }

  async function readStatus(): Promise<void> {
    try {
      status.value = await (await sources.reader).status();
    } catch {
      // No IndexedDB in this page (Firefox private windows): signing in works all the same.
      status.value = null;
    }
  }

  /** One deed at a time; what goes wrong is said, never thrown. */
  async function attempt(act: () => Promise<unknown>): Promise<void> {
    if (isBusy.peek()) return;
    isBusy.value = true;
    error.value = null;
    try {
      await act();
    } catch (cause) {
      error.value = cause instanceof ServiceError ? cause.code : 'unexpected';
    } finally {
      isBusy.value = false;
    }
    await readStatus();
  }

  function cleanClient(): ReturnType<typeof clientIdProblem> {
    own.value = { ...own.peek(), clientId: cleanClientId(own.peek().clientId) };
    return clientIdProblem(settings.peek().clientId);
  }

  async function keep(): Promise<void> {
    try {
      await sources.saveSettings(own.peek());
    } catch {
      error.value = 'not-saved';
    }
  }

  return {
    settings,
    managed: computed(() => new Set(settingNames.filter((name) => name in given.value))),
    clientIdError,
    account: computed(() => status.value?.account ?? null),
    undelivered,
    isAskingSignOut,
    isBusy,
    error,
    async open() {
      sources.onChange(() => void readStatus(), sources.stop);
      [own.value, given.value] = await Promise.all([sources.readSettings(), sources.readManaged()]);
      await readStatus();
    },
    readManaged,
    read: readStatus,
    typeClientId(value) {
      own.value = { ...own.peek(), clientId: value };
      clientIdError.value = null;
    },
    async keepClientId() {
      const problem = cleanClient();
      clientIdError.value = problem === 'client-id-missing' ? null : problem;
      if (problem !== 'client-id-malformed') await keep();
    },
    async choose(chosen) {
      own.value = { ...own.peek(), ...chosen };
      await keep();
    },
    async signIn() {
      clientIdError.value = cleanClient();
      if (clientIdError.peek() !== null) return;
      await attempt(async () => {
        await keep();
        await sources.service.signIn(settings.peek());
      });
    },
    async askSignOut() {
      await readStatus();
      if (undelivered.peek() > 0) isAskingSignOut.value = true;
      else await attempt(() => sources.service.signOut());
    },
    async signOut() {
      isAskingSignOut.value = false;
      await attempt(() => sources.service.signOut());
    },
    staySignedIn() {
      isAskingSignOut.value = false;
    },
    copy: sources.copy,
  };
}
