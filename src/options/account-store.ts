import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type HostAccess, type HostAccessSources, hostAccess } from '../access/host-access';
import type { LocalStarReader } from '../replica/star-reader';
import type { Account, DataCenterId } from '../stars/account';
import { type ClientIdProblem, cleanClientId, clientIdProblem } from '../stars/client-id';
import { isLasting, type Obstacle, obstacleOf } from '../stars/obstacle';
import { ServiceError } from '../stars/service-error';
import type { ServiceStatus } from '../stars/service-status';
import type { ChangeNotice, SignInSettings, StarService } from '../stars/star-service';
import type { Clock } from '../timing/clock';
import { createSharedRun } from '../timing/shared-run';
import { type DataCenterProposal, dataCenterProposal } from './data-center-proposal';
import { type OwnClientStore, ownClientStore } from './own-client-store';
import { type SetUpProgress, setUpProgress } from './set-up-progress';
import { type SettingsSources, settingsStore } from './settings-store';
import { type SignOutStore, signOutStore } from './sign-out-store';

export interface AccountSources extends SettingsSources {
  reader: Promise<Pick<LocalStarReader, 'status' | 'count'>>;
  service: Pick<StarService, 'signIn' | 'sendNow' | 'signOut'>;
  areSettingsKept: () => Promise<boolean>;
  /** The data center of the Cliq tab that was used last; null when none is open. */
  openCliq: () => Promise<DataCenterId | null>;
  access: HostAccessSources;
  onChange: (listener: (notice: ChangeNotice) => void, stop: AbortSignal) => void;
  copy: (text: string) => Promise<void>;
  /** The client whose secret is kept on this device. */
  keptClientId: () => Promise<string | null>;
  requestAccountsAccess: () => Promise<boolean>;
  clock: Clock;
  stop: AbortSignal;
}

export interface AccountStore extends SetUpProgress {
  /** Set when the data center shown was taken from an open Cliq tab. */
  takenDataCenter: DataCenterProposal['taken'];
  access: HostAccess;
  /** Those that count. */
  settings: ReadonlySignal<SignInSettings>;
  /** Which of them the organization has set. */
  managed: ReadonlySignal<ReadonlySet<keyof SignInSettings>>;
  clientIdError: ReadonlySignal<ClientIdProblem | null>;
  ownClient: OwnClientStore;
  account: ReadonlySignal<Account | null>;
  signOut: SignOutStore;
  starCount: ReadonlySignal<number>;
  /** False until every star has been listed once. */
  isComplete: ReadonlySignal<boolean>;
  /** What is in the way between here and Cliq; null when nothing is known of. */
  obstacle: ReadonlySignal<{ kind: Obstacle; isLasting: boolean } | null>;
  /** See `ServiceStatus`. */
  clockAheadMs: ReadonlySignal<number>;
  isBusy: ReadonlySignal<boolean>;
  error: ReadonlySignal<ServiceError | null>;
  open(): Promise<void>;
  /** Reads what the organization has set. */
  readManaged(): Promise<void>;
  /** Reads again who is signed in: notices may have been missed. */
  read(): Promise<void>;
  typeClientId(value: string): void;
  /** Checks and keeps what was typed. */
  keepClientId(): Promise<void>;
  /** Keeps what is shown, when the user acts on it. */
  keepSettings(): Promise<void>;
  choose(chosen: Partial<Omit<SignInSettings, 'clientId'>>): Promise<void>;
  signIn(): Promise<void>;
  copy(text: string): Promise<void>;
}

const settingNames = ['clientId', 'dataCenter', 'clientKind', 'asksEmail'] as const;

export function accountStore(sources: AccountSources): AccountStore {
  const { settings, own, managed, ...kept } = settingsStore(sources);
  const clientIdError = signal<ClientIdProblem | null>(null);
  const status = signal<ServiceStatus | null>(null);
  const isBusy = signal(false);
  const error = signal<ServiceError | null>(null);
  const ownClient = ownClientStore({ ...sources, settings });
  const account = computed(() => status.value?.account ?? null);
  const isOpen = signal(false);
  const starCount = signal(0);
  const isClientManaged = computed(() => 'clientId' in managed.value);
  const dataCenter = computed(() => account.value?.dataCenter ?? null);
  const proposal = dataCenterProposal({
    areSettingsKept: sources.areSettingsKept,
    openCliq: sources.openCliq,
    isWanted: () => account.peek() === null && !isClientManaged.peek() && !('dataCenter' in managed.peek()),
    take: (dataCenter) => kept.propose({ dataCenter }),
  });

  // One after the other: a read that began before a sign-out must not be shown after it.
  const readStatus = createSharedRun(async () => {
    try {
      const reader = await sources.reader;
      const fresh = await reader.status();
      const count = fresh.account ? await reader.count(fresh.account.id) : 0;
      batch(() => {
        status.value = fresh;
        starCount.value = count;
      });
    } catch {
      // No IndexedDB in this page (Firefox private windows): signing in works all the same.
      status.value = null;
    }
  });

  async function read(): Promise<void> {
    await readStatus();
    await proposal.look();
  }

  /** One deed at a time; what goes wrong is said, never thrown. */
  async function attempt(act: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.peek()) return false;
    isBusy.value = true;
    error.value = null;
    try {
      await act();
    } catch (cause) {
      error.value = cause instanceof ServiceError ? cause : new ServiceError('unexpected');
    } finally {
      isBusy.value = false;
    }
    await Promise.all([readStatus(), ownClient.readKept()]);
    return error.peek() === null;
  }

  function cleanClient(): ReturnType<typeof clientIdProblem> {
    const { clientId } = own.peek();
    if (cleanClientId(clientId) !== clientId) kept.change({ clientId: cleanClientId(clientId) });
    return clientIdProblem(settings.peek().clientId);
  }

  async function keep(): Promise<void> {
    try {
      await kept.keep();
    } catch {
      error.value = new ServiceError('not-saved');
    }
  }

  return {
    ...setUpProgress({ isOpen, account, starCount, settings, isClientManaged }, sources.stop),
    takenDataCenter: proposal.taken,
    access: hostAccess(dataCenter, sources.access, sources.stop),
    settings,
    managed: computed(() => new Set(settingNames.filter((name) => name in managed.value))),
    clientIdError,
    ownClient: ownClient.shown,
    signOut: signOutStore({ ...sources, status, readStatus, attempt }),
    account,
    starCount,
    isComplete: computed(() => status.value?.isComplete ?? false),
    obstacle: computed(() => {
      const kind = status.value && obstacleOf(status.value);
      return kind && { kind, isLasting: isLasting(status.value?.problem ?? null) };
    }),
    clockAheadMs: computed(() => status.value?.clockAheadMs ?? 0),
    isBusy,
    error,
    async open() {
      sources.onChange(() => void readStatus(), sources.stop);
      await kept.read();
      await Promise.all([read(), ownClient.readKept()]);
      isOpen.value = true;
    },
    readManaged: kept.readManaged,
    read,
    typeClientId(value) {
      kept.change({ clientId: value });
      clientIdError.value = null;
    },
    async keepClientId() {
      const problem = cleanClient();
      clientIdError.value = problem === 'client-id-missing' ? null : problem;
      if (problem !== 'client-id-malformed') await keep();
    },
    keepSettings: keep,
    async choose(part) {
      if (part.dataCenter !== undefined) proposal.refuse();
      kept.change(part);
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
