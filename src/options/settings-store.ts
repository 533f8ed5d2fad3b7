import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SignInSettings } from '../stars/star-service';

export interface SettingsSources {
  /** The user's own. */
  readSettings: () => Promise<SignInSettings>;
  /** Those that the organization has set. */
  readManaged: () => Promise<Partial<SignInSettings>>;
  /** Keeps the user's own. */
  keepSettings: (own: SignInSettings) => Promise<void>;
}

export interface SettingsStore {
  /** Those that count. */
  settings: ReadonlySignal<SignInSettings>;
  own: ReadonlySignal<SignInSettings>;
  managed: ReadonlySignal<Partial<SignInSettings>>;
  read(): Promise<void>;
  readManaged(): Promise<void>;
  /** By the user: what is read counts no more for these. */
  change(part: Partial<SignInSettings>): void;
  /** Shown in place of what was read; the user has not chosen it. */
  propose(part: Partial<SignInSettings>): void;
  /** Rejects when they cannot be written. */
  keep(): Promise<void>;
}

/** The sign-in settings: the organization's, and the user's own where it has set none. They may be changed before they have been read. */
export function settingsStore(sources: SettingsSources): SettingsStore {
  const own = signal<SignInSettings>({ clientId: '', dataCenter: 'us', clientKind: 'client-based', asksEmail: false });
  const managed = signal<Partial<SignInSettings>>({});
  let chosen: Partial<SignInSettings> = {};
  let whenRead: Promise<void> = Promise.resolve();

  async function readBoth(): Promise<void> {
    const [kept, given] = await Promise.all([sources.readSettings(), sources.readManaged()]);
    batch(() => {
      own.value = { ...kept, ...chosen };
      managed.value = given;
    });
  }

  function propose(part: Partial<SignInSettings>): void {
    own.value = { ...own.peek(), ...part };
  }

  return {
    settings: computed(() => ({ ...own.value, ...managed.value })),
    own,
    managed,
    read() {
      whenRead = readBoth();
      return whenRead;
    },
    async readManaged() {
      managed.value = await sources.readManaged();
    },
    change(part) {
      chosen = { ...chosen, ...part };
      propose(part);
    },
    propose,
    async keep() {
      await whenRead;
      await sources.keepSettings(own.peek());
    },
  };
}
