import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type HostAccess, type HostAccessSources, hostAccess } from '../access/host-access';
import type { StarReader } from '../replica/star-reader';
import type { Account, DataCenterId } from '../stars/account';
import { type ClientIdProblem, cleanClientId, clientIdProblem } from '../stars/client-id';
import { ServiceError, type ServiceErrorCode } from '../stars/service-error';
import type { ServiceStatus } from '../stars/service-status';
import type { ChangeNotice, SignInSettings, StarService } from '../stars/star-service';
import { type DataCenterProposal, dataCenterProposal } from './data-center-proposal';
import { type SetUpProgress, setUpProgress } from './set-up-progress';

export interface AccountSources {
  reader: Promise<StarReader>;
  service: Pick<StarService, 'signIn' | 'signOut'>;
  readSettings: () => Promise<SignInSettings>;
  saveSettings: (settings: SignInSettings) => Promise<void>;
  /** True when an administrator has given the client: nobody need register one. */
  isClientManaged?: ReadonlySignal<boolean>;
  areSettingsKept: () => Promise<boolean>;
  /** The data center of the Cliq tab that was used last; null when none is open. */
  openCliq: () => Promise<DataCenterId | null>;
  access: HostAccessSources;
  onChange: (listener: (notice: ChangeNotice) => void, stop: AbortSignal) => void;
  copy: (text: string) => Promise<void>;
  stop: AbortSignal;
}

export interface AccountStore extends SetUpProgress {
  /** Set when the data center shown was taken from an open Cliq tab. */
  takenDataCenter: DataCenterProposal['taken'];
  access: HostAccess;
  settings: ReadonlySignal<SignInSettings>;
  clientIdError: ReadonlySignal<ClientIdProblem | null>;
  account: ReadonlySignal<Account | null>;
  starCount: ReadonlySignal<number>;
  /** False until every star has been listed once. */
  isComplete: ReadonlySignal<boolean>;
  /** Changes that only this device knows: signing out would lose them. */
  undelivered: ReadonlySignal<number>;
  isAskingSignOut: ReadonlySignal<boolean>;
  isBusy: ReadonlySignal<boolean>;
  error: ReadonlySignal<ServiceErrorCode | null>;
  open(): Promise<void>;
  /** Reads again who is signed in: notices may have been missed. */
  read(): Promise<void>;
  typeClientId(value: string): void;
  /** Checks and keeps what was typed. */
  keepClientId(): Promise<void>;
  /** Keeps what is shown, when the user acts on it. */
  keepSettings(): Promise<void>;
  choose(chosen: Partial<Omit<SignInSettings, 'clientId'>>): Promise<void>;
  signIn(): Promise<void>;
  /** Signs out at once, or asks first when changes would be lost. */
  askSignOut(): Promise<void>;
  signOut(): Promise<void>;
  staySignedIn(): void;
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
  const isAskingSignOut = signal(false);
  const isBusy = signal(false);
  const error = signal<ServiceErrorCode | null>(null);
  const account = computed(() => status.value?.account ?? null);
  const isOpen = signal(false);
  const starCount = computed(() => status.value?.starCount ?? 0);
  const isClientManaged = computed(() => sources.isClientManaged?.value ?? false);
  const dataCenter = computed(() => account.value?.dataCenter ?? null);
  const proposal = dataCenterProposal({
    areSettingsKept: sources.areSettingsKept,
    openCliq: sources.openCliq,
    isWanted: () => account.peek() === null && !isClientManaged.peek(),
    take: (taken) => {
      settings.value = { ...settings.peek(), dataCenter: taken };
    },
  });
  const undelivered = computed(() => (status.value ? status.value.waiting + status.value.failed.length : 0));

  async function readStatus(): Promise<void> {
    try {
      status.value = await (await sources.reader).status();
    } catch {
      // No IndexedDB in this page (Firefox private windows): signing in works all the same.
      status.value = null;
    }
  }

  async function read(): Promise<void> {
    await readStatus();
    await proposal.look();
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
    ...setUpProgress({ isOpen, account, starCount, settings, isClientManaged }, sources.stop),
    takenDataCenter: proposal.taken,
    access: hostAccess(dataCenter, sources.access, sources.stop),
    settings,
    clientIdError,
    account,
    starCount,
    isComplete: computed(() => status.value?.isComplete ?? false),
    undelivered,
    isAskingSignOut,
    isBusy,
    error,
    async open() {
      sources.onChange(() => void readStatus(), sources.stop);
      settings.value = await sources.readSettings();
      await read();
      isOpen.value = true;
    },
    read,
    typeClientId(value) {
      settings.value = { ...settings.peek(), clientId: value };
      clientIdError.value = null;
    },
    async keepClientId() {
      const problem = cleanClient();
      clientIdError.value = problem === 'client-id-missing' ? null : problem;
      if (problem !== 'client-id-malformed') await keep();
    },
    keepSettings: keep,
    async choose(chosen) {
      if (chosen.dataCenter !== undefined) proposal.refuse();
      settings.value = { ...settings.peek(), ...chosen };
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
